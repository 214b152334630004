namespace AgentLoop;

/// <summary>The two values of a conditional expression change places (after the conditional mutations of TBar, Liu et al. 2019).</summary>
internal sealed class BranchSwapMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Token.Is("else") && site.Language.IsIndented)
            return Worded(site);
        if (!site.Token.Is("?") || !site.IsBinaryOperator)
            return [];
        CodeRange first = Operands.After(site.File, site.Index, Precedence.Disjunction + 1);
        int colon = first.Last + 1;
        if (first.IsEmpty || !site.File.Is(colon, ":"))
            return [];
        CodeRange second = Operands.After(site.File, colon, Precedence.Disjunction + 1);
        return second.IsEmpty || second.Last + 1 < site.File.Code.Count && site.File.Is(second.Last + 1, "?") ? []
            : [Swap(site, first, second)];
    }

    private static IEnumerable<Mutation> Worded(MutationSite site)
    {
        int word = site.Index - 1;
        while (word > 0 && !site.File.Is(word, "if") && !site.File.Code[word].StartsLine)
            word = site.File.Match[word] >= 0 && site.File.Match[word] < word ? site.File.Match[word] - 1 : word - 1;
        if (!site.File.Is(word, "if") || site.File.Code[word].StartsLine)
            return [];
        CodeRange first = Operands.Before(site.File, word, Precedence.Disjunction);
        CodeRange second = Operands.After(site.File, site.Index, Precedence.Disjunction);
        return first.IsEmpty || second.IsEmpty ? [] : [Swap(site, first, second)];
    }

    private static Mutation Swap(MutationSite site, CodeRange first, CodeRange second)
    {
        string between = site.File.Text[site.File.Code[first.Last].End..site.File.Code[second.First].Start];
        string swapped = site.TextOf(second) + between + site.TextOf(first);
        return site.Replace(MutationKind.Branch, new CodeRange(first.First, second.Last), swapped, 0.35);
    }
}
