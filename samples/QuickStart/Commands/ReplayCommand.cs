using AgentLoop.Provenance.Sqlite;
using Spectre.Console;

namespace QuickStart;

/// <summary>Performs a recorded run again from its record alone, and says whether it is the same.</summary>
internal sealed class ReplayCommand(IAnsiConsole console)
{
    public async Task<int> RunAsync(string runId, Settings settings, CancellationToken cancellationToken)
    {
        await using SqliteProvenanceStore store = await Journal.OpenAsync(settings.Database ?? Journal.UsualPath, runId, cancellationToken);
        await using Composition composed = await LoopComposition.ComposeAsync(settings, store, settings.Patch, cancellationToken);

        ReplayReport replay = await composed.Loop.ReplayAsync(runId, cancellationToken);
        VerificationReport chain = await store.VerifyAsync(new VerifyRequest { RunId = runId }, cancellationToken);
        new ResultView(console).ShowRecord(chain, replay);
        return replay.IsIdentical && chain.IsIntact ? ExitCode.Success : ExitCode.Failure;
    }
}
