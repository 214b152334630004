namespace AgentLoop;

/// <summary>
/// Something else that is returned: a variable of the function, or a plain value (the return statement mutations of PraPR, Ghanbari
/// et al. 2019, and TBar, Liu et al. 2019).
/// </summary>
internal sealed class ReturnValueMutation : IMutationOperator
{
    private const int MostVariables = 6;

    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (!site.Token.Is("return") || site.Function is null)
            yield break;
        CodeRange value = Operands.After(site.File, site.Index, Precedence.Loosest - 1);
        if (value.IsEmpty || value.Count == 1 && site.File.At(value.First).IsIdentifier)
            yield break;
        string? type = ExpectedType.Behind(site);
        double likelihood = value.Count == 1 ? 0.14 : 0.06;
        foreach ((int rank, string name) in Variables(site, type).Index())
            yield return site.Replace(MutationKind.ReturnValue, value, name, likelihood * Math.Pow(0.85, rank));
        foreach (string plain in PlainValues.Of(site.File, site.Function))
            yield return site.Replace(MutationKind.ReturnValue, value, plain, 0.02);
    }

    private static IEnumerable<string> Variables(MutationSite site, string? type) =>
        site.File.Names.VisibleAt(site.Index)
            .Where(v => !v.IsField && (type is null || v.Type is null || type.Equals(v.Type, StringComparison.Ordinal)))
            .Select(v => v.Name)
            .Distinct(StringComparer.Ordinal)
            .Take(MostVariables);
}
