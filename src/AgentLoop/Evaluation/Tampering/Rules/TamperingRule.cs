namespace AgentLoop;

/// <summary>The names of the rules, as findings carry them.</summary>
internal static class TamperingRule
{
    public const string Deleted = "test-deleted";
    public const string Skipped = "test-skipped";
    public const string Emptied = "test-emptied";
    public const string Removed = "assertion-removed";
    public const string Weakened = "assertion-weakened";
    public const string Swallowed = "assertion-swallowed";
    public const string Expected = "expected-value-changed";
    public const string Row = "test-row-removed";
    public const string Input = "test-input-changed";
    public const string Support = "test-data-changed";
    public const string Settings = "test-settings-changed";
    public const string Checks = "checks-switched-off";
    public const string Pipeline = "pipeline-weakened";
    public const string Suppressed = "warning-suppressed";
    public const string Exit = "exits-early";
    public const string Framework = "framework-patched";
    public const string KnowsTests = "asks-whether-tested";
    public const string SpecialCase = "special-case";
    public const string NoAssertion = "asserts-nothing";
    public const string Unread = "not-examined";

    /// <summary>The rules about what tests say, which a task may want changed.</summary>
    public static bool IsAboutContent(string? rule) => rule is Deleted or Removed or Weakened or Expected or Row or Input or Support;

    public static Finding Error(string rule, string? file, int line, string message) => Make(FindingSeverity.Error, rule, file, line, message);

    public static Finding Warning(string rule, string? file, int line, string message) => Make(FindingSeverity.Warning, rule, file, line, message);

    public static Finding Make(FindingSeverity severity, string rule, string? file, int line, string message) => new()
    {
        Message = OutputText.Clean(message.ReplaceLineEndings(" "), 300),
        Severity = severity,
        Rule = rule,
        File = file,
        Line = line > 0 ? line : null,
    };
}
