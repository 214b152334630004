namespace AgentLoop;

/// <summary>Parentheses around what binds more loosely, or none around it (operator precedence repairs in TBar, Liu et al. 2019).</summary>
internal sealed class GroupingMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Token.Is("(") && !site.OpensCall)
            return Ungroup(site);
        int level = site.IsBinaryOperator ? Precedence.Of(site.Token.Text) : -1;
        return level switch
        {
            Precedence.Multiplication => Group(site, Precedence.Addition, 0.22),
            Precedence.Conjunction => Group(site, Precedence.Disjunction, 0.3),
            Precedence.Addition when !site.Token.Is("+") => GroupRight(site, Precedence.Addition, 0.2),
            _ => [],
        };
    }

    private static IEnumerable<Mutation> Group(MutationSite site, int level, double likelihood)
    {
        CodeRange tight = Operands.Before(site.File, site.Index, level - 1);
        CodeRange loose = Operands.Before(site.File, site.Index, level);
        if (!tight.IsEmpty && loose.First < tight.First)
            yield return site.Replace(MutationKind.Grouping, loose, $"({site.TextOf(loose)})", likelihood);
        foreach (Mutation mutation in GroupRight(site, level, likelihood * 0.7))
            yield return mutation;
    }

    private static IEnumerable<Mutation> GroupRight(MutationSite site, int level, double likelihood)
    {
        CodeRange tight = Operands.After(site.File, site.Index, Precedence.Of(site.Token.Text) - 1);
        CodeRange loose = Operands.After(site.File, site.Index, level);
        if (!tight.IsEmpty && loose.Last > tight.Last)
            yield return site.Replace(MutationKind.Grouping, loose, $"({site.TextOf(loose)})", likelihood);
    }

    private static IEnumerable<Mutation> Ungroup(MutationSite site)
    {
        int close = site.File.Match[site.Index];
        bool operand = close > site.Index + 1 && (Neighbours(site.Previous) || Neighbours(site.File.At(close + 1)))
            && site.Previous.Kind is SourceTokenKind.Operator or SourceTokenKind.Open or SourceTokenKind.Keyword && !site.Previous.Is("=>");
        bool words = site.Previous.Text is "if" or "while" or "for" or "foreach" or "switch" or "catch" or "using" or "lock" or "in"
            || site.File.Is(close + 1, "=>");
        if (!operand || words || site.File.At(close + 1).EndsOperand)
            return [];
        return [site.Replace(MutationKind.Grouping, new CodeRange(site.Index, close),
            site.TextOf(new CodeRange(site.Index + 1, close - 1)), 0.12)];
    }

    private static bool Neighbours(CodeToken token) =>
        token.Text is "+" or "-" or "*" or "/" or "%" or "&&" or "||" or "and" or "or" or "!" or "//" or "not";
}
