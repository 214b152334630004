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
        int rank = 0;
        foreach (SourceVariable variable in site.File.Names.VisibleAt(site.Index)
            .Where(v => !v.IsField).DistinctBy(v => v.Name, StringComparer.Ordinal).Take(MostVariables))
            yield return site.Replace(MutationKind.ReturnValue, value, variable.Name,
                (value.Count == 1 ? 0.14 : 0.06) * Math.Pow(0.85, rank++));
        foreach (string plain in Plain(site))
            yield return site.Replace(MutationKind.ReturnValue, value, plain, 0.02);
    }

    private static string[] Plain(MutationSite site) => site.Language.IsIndented
        ? ["None", "True", "False", "[]", "0"]
        : [site.Language.Null, site.Language.True, site.Language.False, "0"];
}
