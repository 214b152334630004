using AgentLoop.Provenance.Sqlite;
using Spectre.Console;

namespace QuickStart;

/// <summary>Takes up a run that was interrupted.</summary>
internal sealed class ResumeCommand(IAnsiConsole console)
{
    public async Task<int> RunAsync(string runId, Settings settings, CancellationToken cancellationToken)
    {
        string database = settings.Database ?? Journal.UsualPath;
        await using SqliteProvenanceStore store = await Journal.OpenAsync(database, runId, cancellationToken);
        await using Composition composed = await LoopComposition.ComposeAsync(settings, store, settings.Patch, cancellationToken);

        ReplayReport before = await composed.Loop.ReplayAsync(runId, cancellationToken);
        RunProgress progress = new(composed, database, before.State);
        await progress.TakeUpAsync();
        try
        {
            await RunView.For(console).FollowAsync(progress, composed.Loop.ResumeAsync(new ResumeRequest { RunId = runId }, cancellationToken));
        }
        catch (DivergenceException e)
        {
            throw new AgentLoopException($"{e.Message} Resume a run with the options that it was begun with.", e);
        }

        return await new Ending(console).ShowAsync(progress);
    }
}
