namespace AgentLoop.Sandboxing.Containers;

/// <summary>
/// Removes the containers of hosts that are dead. They end by themselves when their host does; this is for what a dying machine or engine kept
/// from ending, and for containers that were made and never started.
/// </summary>
internal static class ContainerOrphans
{
    /// <exception cref="AgentLoopException">One of them cannot be removed.</exception>
    public static async ValueTask RemoveAsync(ContainerEngine engine)
    {
        EngineAnswer answer = await engine.AskAsync(
            "ps", "--all", "--filter", "label=" + ContainerEngine.Label, "--format", "{{.Names}}").ConfigureAwait(false);
        List<ProcessEntry> living = ProcessTable.Read();
        foreach (string name in answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (SessionOwner.Of(name)?.IsGone(living) == true)
                await engine.RemoveAsync(name).ConfigureAwait(false);
        }
    }
}
