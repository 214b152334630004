namespace AgentLoop;

/// <summary>
/// Prepares the run's untouched copy: recorded when the baseline is judged, and done again without a word when a run is taken up later, since its
/// copy is a new one.
/// </summary>
internal sealed class Preparing(LoopSetup setup, RunRoom room)
{
    private readonly Preparation? preparation = setup.Options.Preparation;

    /// <summary>Prepares, or finds it recorded.</summary>
    /// <exception cref="AgentLoopException">A command failed.</exception>
    public async ValueTask PerformAsync(JournaledScope scope, CancellationToken cancellationToken)
    {
        if (preparation is null)
            return;
        var workspace = new CandidateWorkspace(OpenAsync) { ReachesOutside = preparation.Network.Access == NetworkAccess.AllowList };
        await using var owned = workspace.ConfigureAwait(false);
        await RunAsync(new JournaledSession(workspace, scope.Below("prepare")), cancellationToken).ConfigureAwait(false);
        if (workspace.IsOpen)
            await room.Files.PrepareOnceAsync(() => ValueTask.CompletedTask, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes sure that the copy is prepared before anything is forked from it.</summary>
    public ValueTask EnsureAsync(CancellationToken cancellationToken) => preparation is null
        ? ValueTask.CompletedTask
        : room.Files.PrepareOnceAsync(
            async () =>
            {
                OpenWorkspace workspace = await OpenAsync(cancellationToken).ConfigureAwait(false);
                await using var owned = workspace.ConfigureAwait(false);
                await RunAsync(workspace.Session, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    private async ValueTask RunAsync(ISandboxSession session, CancellationToken cancellationToken)
    {
        foreach (SandboxCommand command in preparation!.Commands)
        {
            CommandResult result = await session.ExecuteAsync(command, cancellationToken).ConfigureAwait(false);
            if (!result.Succeeded)
                throw new AgentLoopException($"Preparing the repository failed: {Failure(command, result)}");
        }
    }

    private async ValueTask<OpenWorkspace> OpenAsync(CancellationToken cancellationToken) => new(await setup.Sandbox.OpenAsync(
        new SandboxRequest
        {
            Workspace = room.Files.Pristine,
            ReadOnlyPaths = setup.Options.ReadOnlyPaths,
            WritablePaths = [room.Files.Cache],
            Environment = room.Files.CacheVariables(preparation!),
            Limits = setup.Options.SandboxLimits,
            Network = preparation!.Network,
            Required = setup.Options.RequiredPromises,
        },
        cancellationToken).ConfigureAwait(false));

    private static string Failure(SandboxCommand command, CommandResult result)
    {
        string said = result.StartFailure ?? (result.StandardError.Text.Trim() is { Length: > 0 } error ? error : result.StandardOutput.Text.Trim());
        return $"\"{string.Join(' ', command.Arguments.Prepend(command.Program))}\" ended with {result.ExitCode}: {said.Split('\n')[^1]}";
    }
}
