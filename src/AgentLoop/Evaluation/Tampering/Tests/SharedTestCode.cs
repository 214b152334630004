namespace AgentLoop;

/// <summary>Tells code that tests share in a file whose name does not say so.</summary>
internal static class SharedTestCode
{
    private static readonly string[] Imported =
        ["pytest", "unittest", "Xunit", "NUnit", "MSTest", "junit", "testing", "vitest", "chai", "node:test", "@jest/globals", "mocha", "rspec", "minitest"];

    private static readonly string[] Demands = ["assert", "expect", "should", "test"];

    /// <summary>Whether a source is for tests for certain: by its name, or because it takes what it has of a framework for tests.</summary>
    public static bool IsForTests(GuardSource source) => source.IsTest || source.Code.All.Where((token, i) => IsName(token) && IsImport(source.Code, i)).Any();

    /// <summary>Whether a function's name says that it demands something, as those do that are tests or that tests call.</summary>
    public static bool SaysSo(GuardFunction function) => Array.Exists(Demands, word => function.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsName(CodeToken token) =>
        token.Kind == SourceTokenKind.Text ? Imported.Contains(LiteralText.Content(token.Text), StringComparer.Ordinal) : Imported.Contains(token.Text, StringComparer.Ordinal);

    /// <summary>Whether a word of an import stands shortly before, on the same line, or before the bracket that the line stands in.</summary>
    private static bool IsImport(GuardTokens code, int index)
    {
        for (int i = index - 1; i >= 0 && index - i < 40; i--)
        {
            if (code.IsAny(i, "import", "from", "using", "require", "use"))
                return code[i].Line == code[index].Line || code.Is(i + 1, "(");
            if (code.IsAny(i, ";", "{", "}"))
                return false;
        }
        return false;
    }
}
