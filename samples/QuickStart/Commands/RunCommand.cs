using AgentLoop.Provenance.Sqlite;
using Spectre.Console;

namespace QuickStart;

/// <summary>Runs the loop on the sample project, or on a repository of the user's.</summary>
internal sealed class RunCommand(IAnsiConsole console)
{
    public async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        Target target = await PrepareAsync(settings, cancellationToken);
        string database = settings.Database ?? target.Database;
        await using SqliteProvenanceStore store = Journal.Create(database);
        await using Composition composed = await LoopComposition.ComposeAsync(settings, store, settings.Patch ?? target.Patch, cancellationToken);

        AgentTask task = new() { Goal = settings.Goal, Workspace = target.Repository };
        RunProgress progress = new(composed, database, RunState.Start(""));
        await RunView.For(console).FollowAsync(progress, composed.Loop.RunAsync(task, cancellationToken));
        return await new Ending(console).ShowAsync(progress);
    }

    private Task<Target> PrepareAsync(Settings settings, CancellationToken cancellationToken) => settings.Repository is { } path
        ? UserRepository.OpenAsync(path, cancellationToken)
        : RunView.WaitAsync(console, "Making a repository of the sample project and restoring it …", () => SampleProject.CreateAsync(cancellationToken));
}
