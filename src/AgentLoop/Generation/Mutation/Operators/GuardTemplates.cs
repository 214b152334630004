namespace AgentLoop;

/// <summary>How the languages write a check that leaves early.</summary>
internal static class GuardTemplates
{
    private const int MostExits = 4;

    public static IEnumerable<(MutationKind Kind, string Text)> Conditions(SourceLanguage language, string name, NameUse use, string? type)
    {
        bool inspected = use.HasAny(NameUse.Accessed | NameUse.Indexed | NameUse.Iterated);
        if (inspected)
        {
            if (Empty(language, name, type) is { } empty)
                yield return (MutationKind.EmptyGuard, empty);
            if (language.Name is not ("Rust" or "Go"))
                yield return (MutationKind.NullGuard, Null(language, name));
        }
        else if (use.HasAny(NameUse.Calculated) && type is null or TypeClass.Number)
        {
            yield return (MutationKind.ZeroGuard, $"{name} == 0");
            yield return (MutationKind.ZeroGuard, $"{name} < 0");
        }
    }

    /// <summary>What the function may return early: what it returns elsewhere, then what its language has for nothing.</summary>
    public static IEnumerable<string> Exits(SourceFile file, SourceFunction function, int index)
    {
        if (file.Is(function.NameIndex - 1, "void"))
            return ["return"];
        IEnumerable<string> own = Enumerable.Range(function.Body.First, function.Body.Count)
            .Where(i => file.Is(i, "return") && i + 1 < file.Code.Count && !file.Code[i + 1].StartsLine && IsAvailable(file, i + 1, index))
            .Select(i => Operands.After(file, i, Precedence.Loosest))
            .Where(r => r.Count is 1 or 2)
            .Select(r => "return " + file.TextOf(r));
        return own.Concat(PlainValues.Of(file, function).Select(v => "return " + v)).Distinct(StringComparer.Ordinal).Take(MostExits);
    }

    public static string If(SourceLanguage language, string condition, string exit, string newLine) => language.Name switch
    {
        "Python" => $"if {condition}:{newLine}    {exit}",
        "Go" or "Rust" or "Kotlin" => $"if {condition} {{{newLine}    {exit}{(language.NewLinesEndStatements ? "" : ";")}{newLine}}}",
        _ => $"if ({condition}) {exit};",
    };

    private static bool IsAvailable(SourceFile file, int value, int index) =>
        !file.At(value).IsIdentifier || file.Names.Resolve(file.At(value).Text, index) is not null;

    private static string Null(SourceLanguage language, string name) =>
        language.IsIndented ? $"{name} is None" : $"{name} == {language.Null}";

    private static string? Empty(SourceLanguage language, string name, string? type) => language.Name switch
    {
        "C#" => type is TypeClass.Text || type?.EndsWith("[]", StringComparison.Ordinal) == true ? $"{name}.Length == 0"
            : $"{name}.Count == 0",
        "Java" => type?.EndsWith("[]", StringComparison.Ordinal) == true ? $"{name}.length == 0" : $"{name}.isEmpty()",
        "Python" => $"not {name}",
        "JavaScript" or "TypeScript" => $"{name}.length === 0",
        "Go" => $"len({name}) == 0",
        "Rust" => $"{name}.is_empty()",
        "C/C++" => $"{name}.empty()",
        _ => null,
    };
}
