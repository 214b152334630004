using AgentLoop.Provenance.Sqlite;
using Spectre.Console;

namespace QuickStart;

/// <summary>Takes up a run that was interrupted.</summary>
internal sealed class ResumeCommand(IAnsiConsole console)
{
    public async Task<int> RunAsync(string runId, Settings settings, CancellationToken cancellationToken)
    {
        string database = settings.Database ?? Journal.UsualPath;
        await using SqliteProvenanceStore store = Journal.Open(database);
        await using Loop loop = LoopComposition.Compose(settings, store, settings.Patch);

        ReplayReport before = await loop.ReplayAsync(runId, cancellationToken);
        RunProgress progress = new(before.State);
        await RunView.For(console).FollowAsync(progress, loop.ResumeAsync(new ResumeRequest { RunId = runId }, cancellationToken));
        return await new Ending(console, loop, store, database).ShowAsync(progress);
    }
}
