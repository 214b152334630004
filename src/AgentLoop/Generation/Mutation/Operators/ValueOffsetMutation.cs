namespace AgentLoop;

/// <summary>
/// A value that is returned, assigned or handed on, one more or one less (SemFix's repairs of right-hand sides, Nguyen et al. 2013).
/// </summary>
internal sealed class ValueOffsetMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Token.Is("return") || (site.Token.Text is "=" && site.Function is not null))
            return Value(site);
        return site.OpensCall && !site.Previous.Is("range") ? Call(site) : [];
    }

    private static IEnumerable<Mutation> Value(MutationSite site)
    {
        CodeRange value = Operands.After(site.File, site.Index, Precedence.Disjunction);
        return value.IsEmpty || !LooksNumeric(site.File, value) ? [] : OneMoreOrLess(site, value, site.Token.Is("return") ? 0.17 : 0.1);
    }

    private static IEnumerable<Mutation> Call(MutationSite site)
    {
        bool recursive = site.Function is { } function && site.Previous.Is(function.Name);
        double likelihood = recursive ? 0.2 : 0.06;
        return Arguments.Of(site.File, site.Index).Where(a => LooksNumeric(site.File, a))
            .SelectMany(a => OneMoreOrLess(site, a, likelihood));
    }

    private static IEnumerable<Mutation> OneMoreOrLess(MutationSite site, CodeRange value, double likelihood) =>
    [
        site.Append(MutationKind.Bound, value.Last, " + 1", likelihood),
        site.Append(MutationKind.Bound, value.Last, " - 1", likelihood),
    ];

    /// <summary>A name or a sum of them that does not end with a number: those are mutated themselves.</summary>
    private static bool LooksNumeric(SourceFile file, CodeRange value)
    {
        CodeToken last = file.At(value.Last);
        if (last.Kind is SourceTokenKind.Number or SourceTokenKind.Text || !file.At(value.First).EndsOperand && !file.Is(value.First, "("))
            return false;
        for (int i = value.First; i <= value.Last; i++)
        {
            bool number = file.At(i).EndsOperand || file.At(i).Kind == SourceTokenKind.Open
                || file.At(i).Text is "+" or "-" or "*" or "/" or "." or "//" or "%" or ",";
            if (!number || file.At(i).Text is "[" or "{" && i == value.First)
                return false;
        }

        return value.Count > 1 || file.Names.Resolve(last.Text, value.First)?.Type is null or TypeClass.Number;
    }
}
