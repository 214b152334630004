using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>Finds what keeps a test from running.</summary>
internal static class SkipMarks
{
    private static readonly FrozenSet<string> Always = SourceLanguages.Words("""
        skip xfail Ignore ignore Ignored Disabled expectedFailure Explicit Skip todo xit xtest xdescribe xcontext xspecify fit fdescribe fcontext ftest only fails failing pending
        Pending should_panic Incomplete
        """);

    private static readonly FrozenSet<string> Sometimes = SourceLanguages.Words("""
        skipif skipIf skipUnless skipunless SkipIf SkipWhen SkipUnless runIf EnabledIf DisabledIf EnabledOnOs DisabledOnOs EnabledIfEnvironmentVariable DisabledIfEnvironmentVariable
        EnabledIfSystemProperty DisabledIfSystemProperty EnabledOnJre DisabledOnJre ConditionalFact ConditionalTheory Platform OSCondition flaky
        """);

    private static readonly FrozenSet<string> Calls = SourceLanguages.Words("""
        skip Skip SkipNow Skipf skipTest xfail Inconclusive Ignore Pass importorskip GTEST_SKIP markTestSkipped markTestIncomplete pending SkipTest skip_test todo assumeTrue assumeFalse
        SkipWhen SkipUnless assumeThat succeed
        """);

    private static readonly FrozenSet<string> CallReceivers = SourceLanguages.Words("Assert Skip pytest self t b this unittest Assume Assumptions test it ctx context Test cls tb");

    /// <summary>The marks on a function, on what it stands in, and in it.</summary>
    public static IReadOnlyList<SkipMark> On(GuardSource source, GuardFunction function, GuardTokens body) =>
        [.. function.Scopes.Append(function.Head).SelectMany(head => InHead(source, head)), .. InBody(source, body), .. ByName(source, function)];

    /// <summary>Marks for a whole file, outside of its functions.</summary>
    public static IEnumerable<SkipMark> OfFile(GuardSource source, GuardTokens rest)
    {
        for (int i = 0; i < rest.Count; i++)
        {
            if (rest.IsAny(i, "pytestmark") && rest.Is(i + 1, "="))
                yield return new SkipMark($"pytestmark = {rest.Slice(i + 2, i + 10)}", rest[i].Line, rest.Slice(i, i + 12).All.Any(token => token.Text is "skip" or "xfail"));
            else if (rest.Is(i, "skip") && rest.Is(i - 2, "pytest"))
                yield return new SkipMark("pytest.skip", rest[i].Line, rest.Is(i + 1, "(") && rest[i - 2].Column == 0);
            else if (rest.IsAny(i, "__test__") && LiteralText.Normalize(rest[i + 2]) == "false")
                yield return new SkipMark("__test__ = False", rest[i].Line, Always: true);
        }

        foreach (CodeToken comment in source.Comments.Where(IsBuildTag))
            yield return new SkipMark(comment.Text.Trim(), comment.Line, Always: true);
    }

    private static bool IsBuildTag(CodeToken comment) =>
        comment.Text.StartsWith("//go:build", StringComparison.Ordinal) || comment.Text.StartsWith("// +build", StringComparison.Ordinal)
        || comment.Text.Contains("@vitest-environment none", StringComparison.Ordinal) || comment.Text.Contains("@ts-nocheck", StringComparison.Ordinal);

    private static IEnumerable<SkipMark> InHead(GuardSource source, GuardTokens head)
    {
        foreach (GuardAttribute attribute in GuardAttribute.In(head))
        {
            if (OfAttribute(attribute) is { } always)
                yield return new SkipMark(attribute.Text, attribute.Line, always);
        }

        for (int i = 0; i < head.Count && (source.IsScript || source.IsRuby); i++)
        {
            string word = head[i].Text;
            bool calls = i == 0 || head.IsAny(i - 1, ".", ":") || (head.IsAny(i - 1, "{", ",") && head.IsAny(i + 1, ":"));
            if (calls && !head[i].Is("it") && (Always.Contains(word) || Sometimes.Contains(word)) && LiteralText.Normalize(head[i + 2]) != "false")
                yield return new SkipMark(word, head[i].Line, Always.Contains(word));
        }
    }

    private static bool? OfAttribute(GuardAttribute attribute)
    {
        string name = attribute.ShortName;
        if (Sometimes.Contains(name))
            return LiteralText.Normalize(attribute.Arguments[0]) == "true" || attribute.Arguments.Is(0, "1");
        if (Always.Contains(name))
            return true;
        if (name == "cfg")
            return attribute.Arguments.Is(0, "test") ? null : attribute.Arguments.Is(0, "any") && attribute.Arguments.Count == 3;
        GuardTokens arguments = attribute.Arguments;
        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments.Is(i + 1, "=") && arguments.IsAny(i, "Skip", "Ignore", "IgnoreReason", "Explicit") && LiteralText.Normalize(arguments[i + 2]) is not ("null" or "false"))
                return true;
            if (arguments.Is(i + 1, "=") && arguments.IsAny(i, "SkipWhen", "SkipUnless"))
                return false;
            if (arguments.Is(i, "enabled") && arguments.Is(i + 2, "false"))
                return true;
        }

        return null;
    }

    private static IEnumerable<SkipMark> InBody(GuardSource source, GuardTokens body)
    {
        for (int i = 0; i < body.Count; i++)
        {
            if (!body[i].IsIdentifier || !Calls.Contains(body[i].Text))
                continue;
            bool isCall = body.IsAny(i + 1, "(", "!") || (source.IsRuby && body[i].StartsLine);
            bool isTheirs = body.IsAny(i - 1, ".", "->") ? CallReceivers.Contains(body[i - 2].Text) || body.Is(i - 2, "$this") : body[i].Text is not ("Ignore" or "Pass" or "skip" or "Skip" or "todo" or "succeed") || source.IsRuby;
            if (isCall && isTheirs && !IsIdle(body, i))
                yield return new SkipMark($"{body[i - 2].Text}{body[i - 1].Text}{body[i].Text}", body[i].Line, IsUnconditional(source, body, i) && !IsOpenAssumption(body, i));
        }
    }

    /// <summary>Assumptions skip where they do not hold; only one that is written out as false always does.</summary>
    private static bool IsOpenAssumption(GuardTokens body, int index) =>
        body[index].Text is "assumeTrue" or "assumeFalse" or "assumeThat" or "SkipWhen" or "SkipUnless" or "importorskip"
        && !(body.Is(index + 2, "false") && body.Is(index, "assumeTrue")) && !(body.Is(index + 2, "true") && !body.Is(index, "assumeTrue"));

    private static bool IsIdle(GuardTokens body, int index) => body[index].Text is "pending" && body.Is(index - 1, ".");

    private static bool IsUnconditional(GuardSource source, GuardTokens body, int index)
    {
        int start = index;
        while (start > 0 && body.IsAny(start - 1, ".", "->", "raise", "throw", "return", "$this", "self", "t", "pytest", "Assert", "unittest"))
            start--;
        if (source.IsPython || source.IsRuby)
            return body[start].StartsLine ? body[start].Column <= body[0].Column : start == 0;
        int depth = 0;
        for (int i = 0; i < start; i++)
            depth += body[i].Kind == SourceTokenKind.Open && body.Partner(i) > start ? 1 : 0;
        return depth == 0 && !body.IsAny(start - 1, ")", "else");
    }

    private static IEnumerable<SkipMark> ByName(GuardSource source, GuardFunction function)
    {
        if (function.IsTestCall && ReferenceEquals(source.Language, CompiledLanguages.C) && function.Name.Contains("DISABLED_", StringComparison.Ordinal))
            yield return new SkipMark("DISABLED_", function.Line, Always: true);
    }
}
