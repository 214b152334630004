using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Runs commands of suites in one workspace, and reads what they report.</summary>
internal sealed class SuiteRunner(ISandboxSession session, Random random)
{
    private const int MaxOutputBytes = 16 * 1024 * 1024;

    /// <summary>Runs what is built by a command of the suite: all of its tests, or some.</summary>
    public async ValueTask<SuiteRun> RunAsync(TestSuite suite, SandboxCommand command, CancellationToken cancellationToken)
    {
        RanCommand ran;
        TestReport report;
        if (suite.Report is null)
        {
            command = command with { MaxOutputBytes = Math.Max(command.MaxOutputBytes, MaxOutputBytes) };
            ran = new RanCommand(command, await session.ExecuteAsync(command, cancellationToken).ConfigureAwait(false));
            report = ReadOutput(suite, ran.Result.StandardOutput);
        }
        else
        {
            Func<string, string> rename = suite.ReportName is { } name ? Renaming(name) : text => text;
            ReportFiles reports = await ReportFiles.NoteAsync(session, rename(suite.Report), cancellationToken).ConfigureAwait(false);
            SandboxCommand renamed = command with { Arguments = [.. command.Arguments.Select(rename)] };
            ran = new RanCommand(command, await session.ExecuteAsync(renamed, cancellationToken).ConfigureAwait(false));
            report = await reports.ReadAsync(suite.Format, suite.ReportName is not null, cancellationToken).ConfigureAwait(false);
        }
        return new SuiteRun { Suite = suite, Ran = ran, Report = report, IsWhole = ReferenceEquals(command, suite.Command) || command.Arguments.SequenceEqual(suite.Command.Arguments, StringComparer.Ordinal) };
    }

    /// <summary>Puts a name of this run alone in the place of a report's.</summary>
    private Func<string, string> Renaming(string name)
    {
        string own = string.Create(CultureInfo.InvariantCulture, $"{random.NextInt64():x16}{Path.GetExtension(name)}");
        return text => text.Replace(name, own, StringComparison.Ordinal);
    }

    private static TestReport ReadOutput(TestSuite suite, CapturedOutput output)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(output.Text), writable: false);
        TestReport report = TestReports.Read(stream, suite.Format);
        return output.DroppedBytes == 0 ? report : report with
        {
            IsComplete = false,
            Problem = $"The tests wrote so much that {output.DroppedBytes} bytes in the middle were not kept.",
        };
    }
}
