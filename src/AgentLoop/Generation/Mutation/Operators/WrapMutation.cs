namespace AgentLoop;

/// <summary>A call around what is returned or assigned (method wrappers in SemFix's and TBar's catalogues, Liu et al. 2019).</summary>
internal sealed class WrapMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Token.Text is not ("return" or "=") || site.Function is null)
            yield break;
        CodeRange value = Operands.After(site.File, site.Index, Precedence.Disjunction);
        if (value.IsEmpty || site.File.Code[value.First].IsValueWord || value.Count > 20
            || site.File.Code[value.First].Kind == SourceTokenKind.Text)
            yield break;
        if (ExpectedType.Behind(site) is not (null or TypeClass.Number))
            yield break;
        string text = site.TextOf(value);
        bool difference = text.Contains('-', StringComparison.Ordinal);
        foreach ((string before, string after) in Wrappers(site.Language))
            yield return site.Replace(MutationKind.Wrapping, value, before + text + after, difference ? 0.06 : 0.02);
    }

    private static (string Before, string After)[] Wrappers(SourceLanguage language) => language.Name switch
    {
        "C#" => [("Math.Abs(", ")"), ("Math.Max(0, ", ")")],
        "Java" => [("Math.abs(", ")"), ("Math.max(0, ", ")")],
        "Python" => [("abs(", ")"), ("max(0, ", ")"), ("sorted(", ")"), ("list(", ")"), ("int(", ")")],
        "JavaScript" or "TypeScript" => [("Math.abs(", ")"), ("Math.max(0, ", ")"), ("Math.floor(", ")")],
        "Go" => [("max(0, ", ")")],
        "Rust" => [("(", ").abs()")],
        "C/C++" => [("abs(", ")")],
        _ => [],
    };
}
