namespace AgentLoop;

/// <summary>
/// Arguments that change places (the parameter adjuster of PAR, Kim et al. 2013; argument mutation in PraPR, Ghanbari et al. 2019).
/// </summary>
internal sealed class ArgumentSwapMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (!site.OpensCall)
            yield break;
        IReadOnlyList<CodeRange> arguments = Arguments.Of(site.File, site.Index);
        for (int i = 0; i + 1 < arguments.Count; i++)
        {
            bool alike = site.File.Code[arguments[i].First].Kind == site.File.Code[arguments[i + 1].First].Kind;
            yield return Swap(site, arguments[i], arguments[i + 1], (alike ? 0.38 : 0.14) / (arguments.Count - 1));
        }

        for (int i = 0; i < arguments.Count && arguments.Count is > 1 and < 5; i++)
            yield return Drop(site, arguments, i);
    }

    private static Mutation Swap(MutationSite site, CodeRange first, CodeRange second, double likelihood)
    {
        string between = site.File.Text[site.File.Code[first.Last].End..site.File.Code[second.First].Start];
        string swapped = site.TextOf(second) + between + site.TextOf(first);
        return site.Replace(MutationKind.ArgumentSwap, new CodeRange(first.First, second.Last), swapped, likelihood);
    }

    private static Mutation Drop(MutationSite site, IReadOnlyList<CodeRange> arguments, int index)
    {
        bool last = index == arguments.Count - 1;
        int start = last ? site.File.Code[arguments[index - 1].Last].End : site.File.Code[arguments[index].First].Start;
        int end = last ? site.File.Code[arguments[index].Last].End : site.File.Code[arguments[index + 1].First].Start;
        return new Mutation(MutationKind.ArgumentSwap, start, end, "", 0.02);
    }
}
