using AgentLoop.Provenance.Sqlite;
using Spectre.Console;

namespace QuickStart;

/// <summary>Checks that what is recorded in a database is what was recorded.</summary>
internal sealed class VerifyCommand(IAnsiConsole console)
{
    public async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        await using SqliteProvenanceStore store = Journal.Open(settings.Database ?? Journal.UsualPath);
        VerificationReport report = await store.VerifyAsync(new VerifyRequest(), cancellationToken);
        console.WriteLine($"{report.Runs} runs, {report.Records} records, {report.Artifacts} artifacts: {(report.IsIntact ? "intact" : "not intact")}");
        foreach (VerificationFailure failure in report.Failures)
            console.WriteLine(Shown.Line($"run {failure.RunId}, record {failure.Sequence}: {failure.Problem}"));
        return report.IsIntact ? ExitCode.Success : ExitCode.Failure;
    }
}
