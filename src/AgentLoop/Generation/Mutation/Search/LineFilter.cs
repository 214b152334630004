namespace AgentLoop;

/// <summary>Passes over lines that declare what a program is made of rather than what it does.</summary>
internal static class LineFilter
{
    /// <summary>How far the suspicion of a line counts: what complains is seldom what is wrong.</summary>
    public static double Weight(SourceFile file, int first) =>
        !MayChange(file, first) ? 0 : file.At(first).Text is "throw" or "raise" or "assert" or "panic" ? 0.35 : 1;

    /// <summary>Whether a line that begins with this token may hold a fault.</summary>
    private static bool MayChange(SourceFile file, int first) => file.At(first).Text switch
    {
        "import" or "package" or "namespace" or "module" or "extern" or "mod" => false,
        "using" => file.Is(first + 1, "(") || file.Is(first + 1, "var"),
        "use" => file.Language != CompiledLanguages.Rust,
        "from" => !file.Language.IsIndented,
        "[" => !IsAttribute(file, first),
        "@" => !file.At(first + 1).IsIdentifier,
        "#" => false,
        _ => true,
    };

    private static bool IsAttribute(SourceFile file, int first) =>
        file.Language == CompiledLanguages.CSharp && file.At(first + 1).IsIdentifier && file.Match[first] > 0
        && (file.At(file.Match[first] + 1).StartsLine || file.At(file.Match[first] + 1).Text is "public" or "private" or "internal" or "[");
}
