namespace AgentLoop;

/// <summary>A bound of a comparison that is off by one (the off-by-one templates of PAR, Kim et al. 2013).</summary>
internal sealed class LoopBoundMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Token.Text is not ("<" or "<=" or ">" or ">=") || !site.IsBinaryOperator)
            return [];
        CodeRange bound = Operands.After(site.File, site.Index, Precedence.Addition);
        if (bound.IsEmpty || site.File.At(bound.Last).Kind == SourceTokenKind.Number || IsLength(site.File, bound.Last))
            return [];
        return
        [
            site.Append(MutationKind.Bound, bound.Last, " + 1", 0.16),
            site.Append(MutationKind.Bound, bound.Last, " - 1", 0.16),
        ];
    }

    private static bool IsLength(SourceFile file, int last) =>
        file.At(last).Text is "Length" or "length" or "Count"
            || (file.Is(last, ")") && file.Match[last] > 0 && file.Is(file.Match[last] - 1, "len"));
}
