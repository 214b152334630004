namespace AgentLoop;

/// <summary>Opens sessions, the same way for every sandbox; they differ in what holds the processes.</summary>
internal static class SessionOpening
{
    /// <exception cref="AgentLoopException">The request cannot be met; nothing was run and nothing is left.</exception>
    public static SandboxSession Open(SandboxRequest request, Func<SessionPlan, IConfinement> confine)
    {
        Orphans.EndOnce();
        Toolchain toolchain = Toolchain.OfHost;
        request = RequestCheck.Resolve(request, toolchain);
        SessionFolder folder = SessionFolder.Create(toolchain);
        try
        {
            return Open(new SessionPlan { Request = request, Folder = folder, Toolchain = toolchain }, confine);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static SandboxSession Open(SessionPlan plan, Func<SessionPlan, IConfinement> confine)
    {
        IWorkspaceFiles files = OpenFiles(plan.Request.Workspace);
        IConfinement confinement = confine(plan);
        return new SandboxSession(new SessionParts
        {
            Workspace = plan.Request.Workspace,
            Files = files,
            Folder = plan.Folder,
            Confinement = confinement,
            Environment = SessionEnvironment.Create(plan, confinement.SearchPath),
            Mark = plan.Mark,
        });
    }

    private static IWorkspaceFiles OpenFiles(string workspace) =>
        (ChildLauncher.CanSpawn ? BeneathFiles.Open(workspace) : null) ?? (IWorkspaceFiles)new CheckedFiles(workspace);
}
