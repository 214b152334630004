using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Reads reports line by line.</summary>
internal static class ConsoleReport
{
    public static void Read(ReportWindow window, ReportBuilder report, IConsoleReport content)
    {
        ReportLines lines = new(window);
        while (!report.IsStopped && lines.Read() is { } line)
            content.Take(line, lines.IsWhole);

        content.End();
    }

    public static IConsoleReport Of(TestReportFormat format, ReportBuilder report) => format switch
    {
        TestReportFormat.Tap => new TapReport(report),
        TestReportFormat.GoJson => new GoJsonReport(report),
        TestReportFormat.GoText => new GoTextReport(report),
        TestReportFormat.PytestText => new PytestReport(report),
        TestReportFormat.CargoText => new CargoReport(report),
        TestReportFormat.JestText => new JestReport(report),
        TestReportFormat.NodeText => new NodeReport(report),
        TestReportFormat.DotNetText => new DotNetReport(report),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such form of test report."),
    };

    /// <summary>A pattern that untrusted text is matched with in linear time.</summary>
    public static Regex Linear(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);
}
