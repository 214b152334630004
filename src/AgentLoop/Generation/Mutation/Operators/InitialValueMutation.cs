namespace AgentLoop;

/// <summary>
/// What a search for an extreme begins with: the first element, or the least or greatest number (an initialisation template after
/// TBar, Liu et al. 2019).
/// </summary>
internal sealed class InitialValueMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        bool initial = site.Token.Is("=") && site.Next.Kind == SourceTokenKind.Number && site.Previous.IsIdentifier
            && site.Function is not null
            && site.File.At(site.Index + 2) is { } after && (after.Text is ";" or "," || after.StartsLine);
        if (!initial)
            yield break;
        CodeRange value = new(site.Index + 1, site.Index + 1);
        foreach (string extreme in Extremes(site.Language))
            yield return site.Replace(MutationKind.InitialValue, value, extreme, Names(site.Previous.Text) ? 0.2 : 0.03);
        foreach (SourceVariable list in site.File.Names.VisibleAt(site.Index).Where(v => v.IsParameter && IsSequence(site, v)).Take(2))
            yield return site.Replace(MutationKind.InitialValue, value, list.Name + "[0]", Names(site.Previous.Text) ? 0.24 : 0.05);
    }

    private static bool Names(string name) =>
        name.Contains("max", StringComparison.OrdinalIgnoreCase) || name.Contains("min", StringComparison.OrdinalIgnoreCase)
        || name.Contains("best", StringComparison.OrdinalIgnoreCase) || name.Contains("est", StringComparison.Ordinal);

    private static bool IsSequence(MutationSite site, SourceVariable variable) =>
        site.File.Names.UseOf(variable.Name, site.Index).HasAny(NameUse.Indexed | NameUse.Iterated)
            || variable.Type?.EndsWith("[]", StringComparison.Ordinal) == true;

    private static string[] Extremes(SourceLanguage language) => language.Name switch
    {
        "C#" => ["int.MinValue", "int.MaxValue"],
        "Java" => ["Integer.MIN_VALUE", "Integer.MAX_VALUE"],
        "Python" => ["float('-inf')", "float('inf')"],
        "JavaScript" or "TypeScript" => ["-Infinity", "Infinity"],
        "Go" => ["math.MinInt", "math.MaxInt"],
        "Rust" => ["i32::MIN", "i32::MAX"],
        "C/C++" => ["INT_MIN", "INT_MAX"],
        _ => [],
    };
}
