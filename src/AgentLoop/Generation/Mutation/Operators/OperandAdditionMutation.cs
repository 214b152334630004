namespace AgentLoop;

/// <summary>Another value added or taken away (SemFix's repairs of right-hand sides, Nguyen et al. 2013, one operator deep).</summary>
internal sealed class OperandAdditionMutation : IMutationOperator
{
    private const int MostOthers = 4;

    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Function is null || site.Token.Text is not ("return" or "="))
            return [];
        CodeRange value = Operands.After(site.File, site.Index, Precedence.Disjunction);
        bool simple = value.Count is > 0 and < 6 && site.File.At(value.First).IsIdentifier && site.File.At(value.Last).EndsOperand;
        return simple ? Others(site, value).SelectMany((name, i) => Sums(site, value, name, 0.05 * Math.Pow(0.8, i))) : [];
    }

    private static IEnumerable<string> Others(MutationSite site, CodeRange value)
    {
        SourceNames names = site.File.Names;
        return names.VisibleAt(site.Index)
            .Where(v => v is { IsField: false, Type: null or TypeClass.Number })
            .Where(v => !Enumerable.Range(value.First, value.Count).Any(i => site.File.Is(i, v.Name)))
            .Where(v => !v.Name.Equals(site.Previous.Text, StringComparison.Ordinal))
            .Where(v => names.UseOf(v.Name, site.Index).HasAny(NameUse.Calculated | NameUse.Compared))
            .OrderBy(v => names.ReadsOf(v.Name, site.Index))
            .Select(v => v.Name)
            .Distinct(StringComparer.Ordinal)
            .Take(MostOthers);
    }

    private static IEnumerable<Mutation> Sums(MutationSite site, CodeRange value, string name, double likelihood) =>
    [
        site.Append(MutationKind.Bound, value.Last, " + " + name, likelihood),
        site.Append(MutationKind.Bound, value.Last, " - " + name, likelihood),
    ];
}
