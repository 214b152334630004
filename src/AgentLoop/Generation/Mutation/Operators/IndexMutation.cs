namespace AgentLoop;

/// <summary>The element before or behind (the array access templates of PAR, Kim et al. 2013).</summary>
internal sealed class IndexMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        bool index = site.Token.Is("[") && site.Previous.EndsOperand && site.File.Match[site.Index] > site.Index + 1;
        if (!index)
            yield break;
        CodeRange inner = new(site.Index + 1, site.File.Match[site.Index] - 1);
        bool offset = site.File.At(inner.Last).Kind == SourceTokenKind.Number;
        for (int i = inner.First; i <= inner.Last; i++)
        {
            if (site.File.At(i).Kind is SourceTokenKind.Text || site.File.At(i).Text is ":" or "," or ".." or "..=" or "^")
                yield break;
        }

        if (offset)
            yield break;
        yield return site.Append(MutationKind.Bound, inner.Last, " - 1", 0.27);
        yield return site.Append(MutationKind.Bound, inner.Last, " + 1", 0.25);
    }
}
