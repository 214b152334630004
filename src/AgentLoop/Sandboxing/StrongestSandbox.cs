namespace AgentLoop;

/// <summary>Of several sandboxes the one that enforces the most on this machine.</summary>
internal sealed class StrongestSandbox : ISandbox, IWorkspaceForker
{
    private readonly IReadOnlyList<ISandbox> _candidates;
    private readonly Lazy<Task<StrongestPick>> _pick;

    public StrongestSandbox(IReadOnlyList<ISandbox> candidates)
    {
        _candidates = candidates;
        _pick = new Lazy<Task<StrongestPick>>(PickAsync);
    }

    /// <summary>The capabilities of the one that was picked.</summary>
    public async ValueTask<SandboxCapabilities> ProbeAsync(CancellationToken cancellationToken = default) =>
        (await _pick.Value.WaitAsync(cancellationToken).ConfigureAwait(false)).Capabilities;

    public async ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default)
    {
        StrongestPick pick = await _pick.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        return pick.Sandbox is { } sandbox
            ? await sandbox.OpenAsync(request, cancellationToken).ConfigureAwait(false)
            : throw new AgentLoopException(pick.Capabilities.Unavailable ?? "");
    }

    /// <summary>Forks as the one that was picked does, or by copying.</summary>
    public async ValueTask<WorkspaceFork> ForkAsync(WorkspaceForkRequest request, CancellationToken cancellationToken = default)
    {
        StrongestPick pick = await _pick.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        return pick.Sandbox is IWorkspaceForker forker
            ? await forker.ForkAsync(request, cancellationToken).ConfigureAwait(false)
            : await request.Workspace.ForkAsync(request.Destination, cancellationToken).ConfigureAwait(false);
    }

    private async Task<StrongestPick> PickAsync()
    {
        List<StrongestPick> picks = [];
        foreach (ISandbox candidate in _candidates)
            picks.Add(new StrongestPick { Sandbox = candidate, Capabilities = await candidate.ProbeAsync().ConfigureAwait(false) });
        string[] unusable = [.. picks.Select(pick => pick.Capabilities.Unavailable).OfType<string>()];
        if (picks.Where(pick => pick.Capabilities.Unavailable is null).MaxBy(pick => pick.Capabilities.Enforced.Count()) is { } strongest)
            return strongest with { Capabilities = Explained(strongest.Capabilities, unusable) };

        string none = "Nothing on this machine isolates commands (" + string.Join(" ", unusable)
            + ") and running them without isolation must be chosen explicitly, with Sandboxes.Unisolated.";
        return new StrongestPick { Capabilities = new SandboxCapabilities { Name = "none", Unavailable = none } };
    }

    /// <summary>Whoever expects another one is told why it is not that.</summary>
    private static SandboxCapabilities Explained(SandboxCapabilities picked, string[] unusable) => unusable.Length == 0
        ? picked
        : picked with { Mechanism = $"{picked.Mechanism}; {string.Join(" ", unusable)}" };
}
