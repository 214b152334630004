namespace AgentLoop;

/// <summary>Makes what holds a session.</summary>
internal static class BubblewrapOpening
{
    /// <exception cref="AgentLoopException">The system refused, or the workspace cannot be protected; nothing is left.</exception>
    public static async ValueTask<IConfinement> ConfineAsync(BubblewrapTools tools, SessionPlan plan)
    {
        string workspace = plan.Request.Workspace;
        SessionFileStatus repository = SessionFileStatus.Of(Path.Combine(workspace, ".git"));
        if (repository.IsLink)
            throw new AgentLoopException(
                $"The \".git\" of the workspace \"{workspace}\" is a symbolic link, which cannot be kept from being replaced: move the repository to it.");
        BubblewrapStage stage = await tools.Staging.StageAsync(plan, BubblewrapFork.Find(workspace)).ConfigureAwait(false);
        try
        {
            BubblewrapHome.Furnish(stage, plan.Toolchain, tools.User);
            SessionNetwork? network = await stage.Space.OpenNetworkAsync(plan.Request.Network).ConfigureAwait(false);
            return new BubblewrapConfinement(stage, plan, network, protectRepository: repository.Exists);
        }
        catch
        {
            await stage.Space.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
