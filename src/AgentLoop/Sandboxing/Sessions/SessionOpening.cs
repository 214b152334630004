namespace AgentLoop;

/// <summary>Opens sessions, the same way for every sandbox; they differ in what holds the processes.</summary>
internal static class SessionOpening
{
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
        IWorkspaceFiles files = OpenFiles(plan.Request.Workspace);
        return new SandboxSession(new SessionParts
        {
            Files = files,
            Folder = plan.Folder,
            Confinement = confinement,
            Limits = plan.Limits,
            Environment = SessionEnvironment.Create(plan, confinement.Paths),
            Mark = plan.Mark,
        });
    }

    private static IWorkspaceFiles OpenFiles(string workspace) =>
        (ChildLauncher.CanSpawn ? BeneathFiles.Open(workspace) : null) ?? (IWorkspaceFiles)new CheckedFiles(workspace);
}
