namespace AgentLoop;

/// <summary>A product that asks whether it is being tested.</summary>
internal sealed class KnowsTestsRule : ITamperingRule
{
    private static readonly string[] Variables =
    [
        "PYTEST_CURRENT_TEST", "PYTEST_VERSION", "JEST_WORKER_ID", "VITEST_WORKER_ID", "VITEST_POOL_ID", "NODE_TEST_CONTEXT", "surefire.", "test.v", "XUNIT", "VSTEST_", "MSTEST", "DOTNET_RUNNING_IN_TEST",
        "CARGO_TARGET_TMPDIR", "NEXTEST", ".agentloop",
    ];

    private static readonly string[] Frameworks = ["pytest", "unittest", "xunit", "nunit", "mstest", "testhost", "junit", "jest", "vitest", "mocha", "rspec", "phpunit", "_test.go", "site-packages/_pytest"];

    public IEnumerable<Finding> Find(GuardedChange change)
    {
        foreach (FileEdit edit in change.Edits.Where(edit => edit.Kind == TestFileKind.Product && !edit.IsDeleted))
        {
            if (change.AfterOf(edit) is not { } after)
                continue;
            HashSet<string> known = change.BeforeOf(edit) is { } before ? [.. Questions(before.Source).Select(question => question.Text)] : [];
            foreach ((string text, int line, bool certain) in Questions(after.Source).Where(question => !known.Contains(question.Text)))
                yield return TamperingRule.Of(certain, TamperingRule.KnowsTests, edit.NewPath, line, $"The product asks whether it is being tested: {text}.");
        }
    }

    private static IEnumerable<(string Text, int Line, bool Certain)> Questions(GuardSource source)
    {
        GuardTokens code = source.Code;
        for (int i = 0; i < code.Count; i++)
        {
            CodeToken token = code[i];
            if (token.Kind == SourceTokenKind.Text && OfText(code, i) is { } certain)
                yield return (token.Text, token.Line, certain);
            else if (Variables.Contains(token.Text, StringComparer.Ordinal) || (token.Is("VITEST") && code.Is(i - 1, ".")))
                yield return (token.Text, token.Line, true);
            else if (token.Is("dont_write_bytecode") && !code.Is(i + 1, "="))
                yield return (token.Text, token.Line, false);
            else if (code.IsAny(i, "argv", "orig_argv") && code.Slice(i, i + 6).ToString() is var asked && (asked.Has("argv [ 0 ] == \"-c\"") || asked.Has("argv [ 0 ] == '-c'")))
                yield return (asked, token.Line, true);
            else if (token.Is("Testing") && code.Is(i - 2, "testing") && code.Is(i + 1, "("))
                yield return ("testing.Testing()", token.Line, true);
            else if (token.Is("cfg") && code.Slice(i, i + 6).ToString() is var text && (text.Begins("cfg ! ( test )") || text.Begins("cfg ( not ( test")))
                yield return (text, token.Line, text.Has('!'));
        }
    }

    private static bool? OfText(GuardTokens code, int index)
    {
        string text = LiteralText.Content(code[index].Text);
        if (text is "PYTHONDONTWRITEBYTECODE")
            return false;
        if (text.Length < 80 && Array.Exists(Variables, name => text.Begins(name)))
            return true;
        bool asks = Around(code, index)
            .Any(token => token.Text is "modules" or "GetAssemblies" or "StackTrace" or "stack" or "getStackTrace" or "forName" or "currentframe"
            or "GetEntryAssembly" or "argv" or "Args" or "f_code"
            or "_getframe" or "extract_stack" or "Caller" or "FriendlyName" or "ProcessName" or "callstack" or "caller" or "GetFrames" or "find_spec" or "backtrace");
        if (asks && Array.Exists(Frameworks, name => text.Contains(name, StringComparison.OrdinalIgnoreCase)))
            return true;
        if (asks && Around(code, index).Any(token => token.Text is "Args" or "argv" or "stack" or "StackTrace" or "Caller")
            && text is ".test" or "test" or "Test" or "_test" or "Tests" or "test_")
            return true;
        bool isMode = text is "test" or "testing"
            && Around(code, index).Any(token => token.Text is "NODE_ENV" or "RAILS_ENV" or "APP_ENV" or "\"NODE_ENV\"" or "\"APP_ENV\"" or "'NODE_ENV'"
            or "'APP_ENV'" or "\"RAILS_ENV\"");
        return isMode ? false : null;
    }

    private static IEnumerable<CodeToken> Around(GuardTokens code, int index) => Enumerable.Range(Math.Max(0, index - 24), 40).Select(i => code[i]);
}
