using System.Text;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Tells which form a report has by how it begins.</summary>
internal static class ReportDetector
{
    /// <summary>It stands behind what the build prints, which looks like the other form.</summary>
    private static readonly Regex GoJson = Mark(@"^\{.*""Action"" ?: ?""");

    private static readonly (TestReportFormat Format, Regex Mark)[] Marks =
    [
        (TestReportFormat.Tap, Mark(@"^\s*TAP version \d+$|^(?:not )?ok(?: \d+)?(?: - .*)?$|^1\.\.\d+(?: |$)")),
        (TestReportFormat.GoText, Mark(@"^=== RUN   |^--- (?:PASS|FAIL|SKIP): \S+ \(|^(?:ok  |FAIL|\?   )\t\S")),
        (TestReportFormat.PytestText, Mark(@"^=+ test session starts =+$|^\S+\.py::\S.* (?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)\b|^(?:=+ )?(?:\d+ (?:passed|failed|error|skipped).*|no tests ran) in [\d.]+s")),
        (TestReportFormat.CargoText, Mark(@"^running \d+ tests?$|^\s*Running (?:unittests )?\S+ \(\S+\)$|^\s*Doc-tests \S+$|^error: could not compile ")),
        (TestReportFormat.NodeText, Mark(@"^\s*[✔✖﹣] .* \([\d.]+ms\)|^▶ |^ℹ tests \d+$")),
        (TestReportFormat.JestText, Mark(@"^(?:PASS|FAIL) \S.*\.\w+(?: \([\d.]+ m?s\))?$|^ *[✓✕×❯] |^ RUN  v\d|^Test Suites: |^No tests? (?:files )?found, exiting")),
        (TestReportFormat.DotNetText, Mark(@"^Test run for |^  (?:Passed|Failed|Skipped) \S.* \[.+\]$|^(?:Passed|Failed)!  - Failed: |^Starting test execution|^xUnit\.net v3 |^Test run summary: |^(?:passed|failed|skipped) \S.* \(\d[\d.hms ]*\)$|^Running tests from |: error [A-Z]+\d+: ")),
    ];

    /// <summary>The form; <see cref="TestReportFormat.Detect"/> for none that is known.</summary>
    public static TestReportFormat Detect(ReportWindow window)
    {
        while (window.Fill())
        {
        }

        ReadOnlySpan<byte> head = window.Unread.TrimStart(" \t\r\n"u8);
        return head.StartsWith("<"u8) || head.IndexOf("<?xml"u8) >= 0 ? DetectXml(head) : DetectLines(OutputText.Clean(Encoding.UTF8.GetString(window.Unread)));
    }

    private static TestReportFormat DetectXml(ReadOnlySpan<byte> head)
    {
        (TestReportFormat Format, int At)[] found =
        [
            (TestReportFormat.Trx, head.IndexOf("<TestRun"u8)),
            (TestReportFormat.JUnit, head.IndexOf("<testsuite"u8)),
            (TestReportFormat.NUnit, head.IndexOf("<test-run"u8)),
            (TestReportFormat.XUnit, head.IndexOf("<assembl"u8)),
        ];
        return found.Where(form => form.At >= 0).OrderBy(form => form.At).Select(form => form.Format).FirstOrDefault(TestReportFormat.Detect);
    }

    private static TestReportFormat DetectLines(string text)
    {
        TestReportFormat found = TestReportFormat.Detect;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty || line.Length > 1000)
                continue;

            if (line[0] == '{' && GoJson.IsMatch(line))
                return TestReportFormat.GoJson;
            for (int i = 0; i < Marks.Length && found == TestReportFormat.Detect; i++)
                found = Marks[i].Mark.IsMatch(line) ? Marks[i].Format : found;
            if (found is not TestReportFormat.Detect and not TestReportFormat.GoText)
                return found;
        }

        return found;
    }

    private static Regex Mark(string pattern) => ConsoleReport.Linear(pattern);
}
