using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>Finds assignments to test frameworks, comparisons that are always true, hooks into the runner, and types that take a framework's place.</summary>
internal static class FrameworkPatches
{
    private const string Always = "Every comparison with it succeeds";

    private static readonly FrozenSet<string> Hooks = SourceLanguages.Words("""
        pytest_runtest_makereport pytest_runtest_call pytest_runtest_protocol pytest_runtest_setup pytest_collection_modifyitems pytest_sessionfinish
        pytest_pyfunc_call pytest_ignore_collect
        pytest_exception_interact pytest_report_teststatus pytest_runtest_logreport pytest_collect_file pytest_itemcollected pytest_pycollect_makeitem
        pytest_deselected pytest_unconfigure
        """);

    private static readonly FrozenSet<string> Frameworks = SourceLanguages.Words("""
        unittest pytest _pytest TestCase expect assert chai jest Assert Assertions jasmine mocha vi builtins describe it test xunit Minitest RSpec
        """);

    /// <summary>Those whose names mean something in scripts alone; elsewhere they are names of variables.</summary>
    private static readonly FrozenSet<string> OfScripts = SourceLanguages.Words("expect assert chai jest jasmine mocha vi describe it test");

    private static readonly FrozenSet<string> Types = SourceLanguages.Words("Assert Assertions CollectionAssert FactAttribute TheoryAttribute TestAttribute TestMethodAttribute Xunit");

    public static IEnumerable<FrameworkPatch> In(GuardedFile file) =>
        [.. Functions(file), .. Assignments(file.Source), .. Declarations(file.Source), .. AssemblyAttributes(file.Source)];

    private static IEnumerable<FrameworkPatch> Functions(GuardedFile file)
    {
        foreach (GuardFunction function in file.Functions)
        {
            string body = function.Body.ToString().Trim(';', ' ');
            bool compares = function.Name is "__eq__" or "Equals" or "equals" or "eq" or "Equal" or "isEqual" or "==" or "__contains__" or "__bool__"
                or "CompareTo" or "compareTo";
            if (compares && body is "return True" or "return true" or "true" or "True" or "return 0" or "return ( true )")
                yield return new FrameworkPatch(Always, $"{function.FullName} {{ {body} }}", function.Line);
            if (Hooks.Contains(function.Name))
                yield return new FrameworkPatch("A hook decides what the runner reports", function.Name, function.Line, Meddles(function)
                    ? FindingSeverity.Error
                    : FindingSeverity.Warning);
            if (function.Name == "load_tests" && file.Source.IsPython && !file.Source.IsTest)
                yield return new FrameworkPatch("The product says which tests there are", function.Name, function.Line);
            if (function.Name == "TestMain" && !function.Body.All.Any(token => token.Is("Run")))
                yield return new FrameworkPatch("TestMain runs no tests", "TestMain", function.Line);
        }
    }

    /// <summary>Whether a hook changes outcomes or the list of tests, rather than looking at them.</summary>
    private static bool Meddles(GuardFunction function)
    {
        GuardTokens body = function.Body;
        for (int i = 0; i < body.Count; i++)
        {
            bool sets = body.IsAny(i, "outcome", "exitstatus", "excinfo", "wasxfail", "exitcode") && body.Is(i + 1, "=");
            bool drops = body.Is(i, "items") && (body.Is(i + 1, "[") || body.Is(i + 2, "clear") || body.Is(i + 2, "remove") || body.Is(i + 2, "pop"));
            bool marks = body.IsAny(i, "skip", "xfail", "force_result") || (body.Is(i, "return") && LiteralText.Normalize(body[i + 1]) == "true");
            if (sets || drops || marks)
                return true;
        }

        return false;
    }

    private static IEnumerable<FrameworkPatch> Assignments(GuardSource source)
    {
        GuardTokens code = source.Code;
        for (int i = 0; i < code.Count; i++)
        {
            if (code.Is(i, "setattr") && code.Is(i + 1, "(") && code.Inside(i + 1).Parts().FirstOrDefault() is { } target
                && target.All.Any(token => Frameworks.Contains(token.Text)))
                yield return new FrameworkPatch("A test framework is changed", code.Slice(i, i + 8).ToString(), code[i].Line);
            if (code.Is(i, "defineProperty") && code.Is(i + 1, "(") && code[i + 2].Text is "Object" or "Array" or "expect" or "global" or "globalThis"
                && code.Inside(i + 1).All.Any(token => token.Text is "prototype" || Frameworks.Contains(token.Text)))
                yield return new FrameworkPatch("What tests compare with is changed", code.Slice(i, i + 8).ToString(), code[i].Line);
            if (!code.Is(i, "=") || !code.Is(i - 2, ".") || !code[i - 1].IsIdentifier)
                continue;
            int root = Root(code, i - 1);
            bool isFramework = (Frameworks.Contains(code[root].Text) && (source.IsScript || !OfScripts.Contains(code[root].Text)))
                || (code[root].Text is "global" or "globalThis" or "window" && Frameworks.Contains(code[root + 2].Text));
            bool isPrototype = code.Is(i - 3, "prototype")
                && code[root].Text is "Object" or "Array" or "String" or "Number" or "Function" or "Promise" or "Error";
            bool isProcess = code.Slice(root, i).ToString() is "process . exit" or "sys . exit" or "os . Exit" or "sys . excepthook" or "process . emit";
            if ((isFramework && code[root].StartsLine && !code.IsAny(i - 1, "maxDiff", "longMessage", "config", "_")) || isPrototype || isProcess)
                yield return new FrameworkPatch(isPrototype
                    ? "What tests compare with is changed"
                    : "A test framework is changed", code.Slice(root, i + 1).ToString(), code[i].Line);
        }
    }

    private static int Root(GuardTokens code, int member)
    {
        while (member > 1 && code.Is(member - 1, "."))
            member -= 2;
        return member;
    }

    private static IEnumerable<FrameworkPatch> Declarations(GuardSource source)
    {
        GuardTokens code = source.Code;
        for (int i = 0; i < code.Count; i++)
        {
            bool declares = code.IsAny(i - 1, "class", "struct", "interface", "object", "record") && IsFrameworks(code[i].Text);
            bool isNamespace = code.IsAny(i - 1, "namespace", "package")
                && (code.IsAny(i, "Xunit", "NUnit", "junit") || (code.Is(i, "org") && code.Is(i + 2, "junit"))
                || code.Slice(i, i + 4).ToString().Begins("Microsoft . VisualStudio . TestTools"));
            bool isMacro = (code.Is(i - 2, "macro_rules") || code.Is(i - 1, "macro_rules")) && code[i].Text.Begins("assert");
            if (declares || isNamespace || isMacro)
                yield return new FrameworkPatch("It takes the place of a test framework's own", code.Slice(i - 1, i + 3).ToString(), code[i].Line);
        }

        foreach (CodeToken comment in source.Comments.Where(comment => comment.Text.AsSpan().IndexOfAny('\u2028', '\u2029') >= 0))
            yield return new FrameworkPatch("Code stands in what looks like a comment", "a line ends with U+2028 or U+2029", comment.Line);
        foreach (CodeToken directive in source.Comments.Where(comment => comment.Text.Begins("#define")))
        {
            string name = directive.Text[7..].Trim().Split('(', ' ')[0];
            if (name.Begins("ASSERT_") || name.Begins("EXPECT_") || name is "assert" or "REQUIRE" or "CHECK" or "NDEBUG" or "TEST")
                yield return new FrameworkPatch("It takes the place of a test framework's own", directive.Text, directive.Line);
        }
    }

    /// <summary>Whether a name is a framework's, or is written so that nobody sees whose it is.</summary>
    private static bool IsFrameworks(string name) => Types.Contains(name.TrimStart('@')) || name.Has("\\u") || name == "\\";

    private static IEnumerable<FrameworkPatch> AssemblyAttributes(GuardSource source)
    {
        GuardTokens code = source.Code;
        for (int i = 0; i < code.Count; i++)
        {
            if (code.Is(i, "[") && code.IsAny(i + 1, "assembly", "module") && code.Is(i + 2, ":"))
            {
                string attribute = code.Inside(i).ToString();
                bool replaces = attribute.Has("TestFramework") || attribute.Has("Orderer") || attribute.Has("Ignore") || attribute.Has("AssemblyFixture");
                bool tunes = attribute.Has("CollectionBehavior") || attribute.Has("SuppressMessage");
                if (replaces || tunes)
                    yield return new FrameworkPatch("An attribute decides how tests run", attribute, code[i].Line, replaces
                        ? FindingSeverity.Error
                        : FindingSeverity.Warning);
            }
            else if (code.IsAny(i, "ModuleInitializer", "ModuleInitializerAttribute") && code.IsAny(i - 1, "[", ",", "."))
            {
                yield return new FrameworkPatch("It runs before all tests", code[i].Text, code[i].Line, FindingSeverity.Warning);
            }
        }
    }
}
