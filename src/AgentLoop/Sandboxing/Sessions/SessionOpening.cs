namespace AgentLoop;

/// <summary>Opens sessions, the same way for every sandbox; they differ in what holds the processes.</summary>
internal static class SessionOpening
{
    /// <summary>Opens a session of a sandbox that can be used here and enforces what the request requires.</summary>
    /// <exception cref="AgentLoopException">The request cannot be met; nothing was run and nothing is left.</exception>
    public static async ValueTask<ISandboxSession> OpenAsync(
        ISandbox sandbox, SandboxRequest request, Func<SessionPlan, ValueTask<IConfinement>> confine, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        RequestCheck.Require(await sandbox.ProbeAsync(cancellationToken).ConfigureAwait(false), request.Required);
        return await OpenAsync(request, confine).ConfigureAwait(false);
    }

    /// <summary>Opens a session without asking what is enforced, as whoever finds that out must.</summary>
    /// <exception cref="AgentLoopException">The request cannot be met; nothing was run and nothing is left.</exception>
    public static async ValueTask<SandboxSession> OpenAsync(SandboxRequest request, Func<SessionPlan, ValueTask<IConfinement>> confine)
    {
        Orphans.EndOnce();
        Toolchain toolchain = Toolchain.OfHost;
        request = RequestCheck.Resolve(request, toolchain);
        SessionFolder folder = SessionFolder.Create(toolchain);
        SessionLimits limits = new(request.Limits, folder);
        try
        {
            SessionPlan plan = new() { Request = request, Folder = folder, Toolchain = toolchain, Limits = limits };
            return await OpenAsync(plan, confine).ConfigureAwait(false);
        }
        catch
        {
            await limits.DisposeAsync().ConfigureAwait(false);
            folder.Dispose();
            throw;
        }
    }

    private static async ValueTask<SandboxSession> OpenAsync(SessionPlan plan, Func<SessionPlan, ValueTask<IConfinement>> confine)
    {
        IConfinement confinement = await confine(plan).ConfigureAwait(false);
        try
        {
            return new SandboxSession(new SessionParts
            {
                Files = OpenFiles(plan.Request.Workspace),
                Folder = plan.Folder,
                Confinement = confinement,
                Limits = plan.Limits,
                Environment = SessionEnvironment.Create(plan, confinement.Paths),
                Mark = plan.Mark,
            });
        }
        catch
        {
            await confinement.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static IWorkspaceFiles OpenFiles(string workspace) =>
        (ChildLauncher.CanSpawn ? BeneathFiles.Open(workspace) : null) ?? (IWorkspaceFiles)new CheckedFiles(workspace);
}
