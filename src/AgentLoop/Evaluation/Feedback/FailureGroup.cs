using System.Text;

namespace AgentLoop;

/// <summary>Tests that fail with the same words at the same place.</summary>
internal sealed class FailureGroup(FailureKind kind, string message, SourcePlace? place, IReadOnlyList<string> tests)
{
    private const int MaxMessage = 700;
    private const int NamedTests = 3;

    /// <summary>The failed tests, those first that passed before.</summary>
    /// <param name="failed">The tests.</param>
    /// <param name="comparison">What became of them.</param>
    /// <param name="isConfirmed">Whether those that passed before were run again: one that was not may be flaky.</param>
    /// <param name="sources">The files of the workspace that they name.</param>
    public static IReadOnlyList<FailureGroup> Of(IReadOnlyList<TestResult> failed, TestComparison? comparison, bool isConfirmed, ReportedPaths sources)
    {
        HashSet<string> broken = new(comparison?.Broken ?? [], StringComparer.Ordinal);
        HashSet<string> stillFailing = new(comparison?.StillFailing ?? [], StringComparer.Ordinal);
        return
        [
            .. failed
                .GroupBy(test => (Kind: KindOf(test.Name), Message: test.Message ?? "", Place: PlaceOf(test, sources)))
                .OrderBy(group => group.Key.Kind)
                .Select(group => new FailureGroup(group.Key.Kind, group.Key.Message, group.Key.Place, [.. group.Select(test => test.Name)])),
        ];

        FailureKind KindOf(string name) =>
            Has(broken, name) ? isConfirmed ? FailureKind.Broken : FailureKind.Suspected : Has(stillFailing, name) ? FailureKind.StillFailing : FailureKind.Failing;

        static bool Has(HashSet<string> names, string name) => names.Contains(name) || names.Contains(TestTallies.NameOfRows(name));
    }

    /// <summary>One finding for each test.</summary>
    public IEnumerable<Finding> Findings() => tests.Select(test => new Finding
    {
        Message = message.Length == 0 ? $"{test} failed." : $"{test}: {message}",
        File = place?.File,
        Line = place?.Line,
    });

    /// <summary>The tests, what they said, and where.</summary>
    public override string ToString()
    {
        StringBuilder text = new(kind switch
        {
            FailureKind.Broken => "Broken by this change: ",
            FailureKind.Suspected => "Passed before, fails now (not run again): ",
            FailureKind.StillFailing => "Still failing: ",
            _ => "Failing: ",
        });
        if (tests.Count > 1)
            text.Append("the same failure in ").Append(tests.Count).Append(" tests: ");
        text.AppendJoin(", ", tests.Take(NamedTests));
        if (tests.Count > NamedTests)
            text.Append(" and ").Append(tests.Count - NamedTests).Append(" more");
        foreach (string line in OutputText.Clean(message, MaxMessage).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            text.Append("\n  ").Append(line.TrimEnd());
        if (place is not null)
            text.Append("\n  at ").Append(place.File).Append(':').Append(place.Line);

        return text.ToString();
    }

    /// <summary>The places a failed test names, the most telling first.</summary>
    public static IEnumerable<(string Path, int Line)> Places(TestResult test)
    {
        IEnumerable<(string Path, int Line)> frames = StackFrames.Of(test.StackTrace);
        return test is { File: { } file, Line: { } line } ? frames.Prepend((file, line)) : frames;
    }

    /// <summary>The first place in a file of the workspace.</summary>
    public static SourcePlace? PlaceOf(TestResult test, ReportedPaths sources) => Places(test)
        .Select(frame => sources.Find(frame.Path) is { } file ? new SourcePlace(file, frame.Line) : null)
        .FirstOrDefault(place => place is not null);
}
