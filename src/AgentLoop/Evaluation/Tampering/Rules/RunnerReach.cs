using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>
/// Finds where a product reaches for what runs its tests: names put together so that nobody reads them, frameworks under other names, the program that is being run,
/// tests that are skipped from within, and ways out of the process that are no calls of an exit.
/// </summary>
internal static class RunnerReach
{
    private static readonly FrozenSet<string> Modules = SourceLanguages.Words("unittest pytest _pytest pluggy");

    private static readonly FrozenSet<string> ByName = SourceLanguages.Words("getattr setattr delattr __import__ import_module GetMethod GetType GetField GetProperty InvokeMember");

    private static readonly FrozenSet<string> Decoders = SourceLanguages.Words("chr b64decode fromhex fromCharCode atob unhexlify FromBase64String");

    public static IEnumerable<FrameworkPatch> In(GuardSource source) =>
        [.. Disguised(source.Code), .. Skips(source), .. source.IsPython ? PythonReach.In(source, Modules) : source.IsScript ? ScriptReach.In(source.Code, IsForTests(source.Path)) : Others(source)];

    /// <summary>A name that is put together of parts which all stand there, as nobody writes it who does not want to hide it.</summary>
    public static bool IsDisguised(GuardTokens name)
    {
        int texts = name.All.Count(token => token.Kind == SourceTokenKind.Text);
        bool onlyParts = name.All.All(token => token.Kind == SourceTokenKind.Text || token.Text is "+" or "(" or ")");
        return (texts > 1 && onlyParts && name.All.Any(token => token.Is("+"))) || name.All.Any(token => Decoders.Contains(token.Text));
    }

    private static IEnumerable<FrameworkPatch> Disguised(GuardTokens code)
    {
        for (int i = 0; i < code.Count; i++)
        {
            bool isCall = ByName.Contains(code[i].Text) && code.Is(i + 1, "(");
            bool isIndex = code.IsAny(i, "modules", "process", "globalThis", "global") && code.Is(i + 1, "[");
            if ((isCall || isIndex) && code.Inside(i + 1).Parts().Any(IsDisguised))
                yield return new FrameworkPatch("A name is put together so that nobody reads it", code.Slice(i, code.After(i + 1)).ToString(), code[i].Line);
        }
    }

    /// <summary>Skipping from within: what fails would not have run. Helpers for tests, which stand in folders called so, may.</summary>
    private static IEnumerable<FrameworkPatch> Skips(GuardSource source)
    {
        GuardTokens code = source.Code;
        FindingSeverity severity = IsForTests(source.Path) ? FindingSeverity.Warning : FindingSeverity.Error;
        for (int i = 0; i < code.Count; i++)
        {
            string word = code[i].Text;
            bool isSkip = source.Language.Name switch
            {
                "Python" => (word is "SkipTest" or "Skipped" && Raised(code, i)) || (word is "skip" or "xfail" or "importorskip" && code.Is(i - 2, "pytest") && code.IsAny(i + 1, "(", ".")),
                "C#" => (word is "Skip" or "SkipWhen" or "SkipUnless" or "Ignore" or "Inconclusive" && code.Is(i - 2, "Assert") && code.Is(i + 1, "("))
                    || (word is "SkipException" or "IgnoreException" or "InconclusiveException" && code.Is(i - 1, "new")),
                "Go" => word is "Skip" or "SkipNow" or "Skipf" && code.IsAny(i - 2, "t", "tb", "b") && code.Is(i + 1, "("),
                "Java" or "Kotlin" => word is "TestAbortedException" or "AssumptionViolatedException" or "SkipException" && (code.Is(i - 1, "new") || code.Is(i - 1, "throw")),
                _ => false,
            };
            if (isSkip)
                yield return new FrameworkPatch("The product skips the test that calls it", code.Slice(Math.Max(0, i - 2), i + 2).ToString(), code[i].Line, severity);
        }
    }

    private static bool Raised(GuardTokens code, int index)
    {
        int root = index;
        while (code.Is(root - 1, "."))
            root -= 2;
        return code.Is(root - 1, "raise");
    }

    private static bool IsForTests(string path) => path.Split('/').Any(part => part.Contains("test", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<FrameworkPatch> Others(GuardSource source)
    {
        GuardTokens code = source.Code;
        for (int i = 0; i < code.Count; i++)
        {
            bool isExit = code.IsAny(i, "GetMethod", "GetMethods", "InvokeMember", "GetRuntimeMethods") && code.Slice(i - 5, i).All.Any(token => token.Text is "Environment" or "Process" or "Assert" or "Xunit");
            bool isType = code.IsAny(i, "GetType", "Load", "forName") && code.Is(i + 1, "(") && code[i + 2].Kind == SourceTokenKind.Text
                && LiteralText.Content(code[i + 2].Text) is var name && (name.Begins("System.Environment") || name.Begins("Xunit") || name.Begins("xunit") || name.Begins("NUnit") || name.Begins("org.junit"));
            bool isResult = code[i].Kind == SourceTokenKind.Text && LiteralText.Content(code[i].Text) is var text && (text.Begins("--- PASS") || text.Begins("=== RUN") || text.Has("\"Action\":\"pass\"") || text.Has("\\\"Action\\\":\\\"pass\\\""));
            if (isExit || isType)
                yield return new FrameworkPatch("The process, or a test framework, is reached by its name", code.Slice(Math.Max(0, i - 4), code.After(i + 1)).ToString(), code[i].Line);
            else if (isResult && source.Language.Name is "Go" or "Rust")
                yield return new FrameworkPatch("What a runner says is said by the product", code[i].Text, code[i].Line);
        }
    }
}
