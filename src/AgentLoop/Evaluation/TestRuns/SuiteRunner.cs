using System.Text;

namespace AgentLoop;

/// <summary>Runs commands of suites in one workspace, and reads what they report.</summary>
internal sealed class SuiteRunner(ISandboxSession session)
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
            ReportFiles reports = await ReportFiles.NoteAsync(session, suite.Report, cancellationToken).ConfigureAwait(false);
            ran = new RanCommand(command, await session.ExecuteAsync(command, cancellationToken).ConfigureAwait(false));
            report = await reports.ReadAsync(suite.Format, cancellationToken).ConfigureAwait(false);
        }
        return new SuiteRun { Suite = suite, Ran = ran, Report = report, IsWhole = ReferenceEquals(command, suite.Command) || command.Arguments.SequenceEqual(suite.Command.Arguments, StringComparer.Ordinal) };
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
