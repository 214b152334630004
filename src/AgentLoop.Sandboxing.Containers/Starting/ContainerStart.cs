using System.Globalization;
using System.Text.Json;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>Starts the container of a session, or leaves nothing behind.</summary>
internal static class ContainerStart
{
    /// <exception cref="AgentLoopException">The engine refused, or a file could not be written.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async ValueTask<IConfinement> StartAsync(ContainerPlatform platform, SessionPlan plan, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Of an ordinary user's engine it is known that its containers' files are that user's, as the session's folder is.
        ContainerUser user = ContainerUser.OwnerOf(platform.Engine.Facts.Rootless ? plan.Folder.Home : plan.Request.Workspace);
        ContainerFiles files = Write(platform, plan, user);
        Lifeline lifeline = Lifeline.Tie(files.Lifeline, user);
        try
        {
            ContainerProcess first = await RunAsync(platform, plan, ContainerArguments.Of(platform, plan, files, user)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            SessionNetwork? network = await first.OpenNetworkAsync(plan.Request.Network).ConfigureAwait(false);
            return new ContainerConfinement(platform, plan, user, first, network, lifeline);
        }
        catch
        {
            lifeline.Dispose();
            await platform.Engine.RemoveAsync(plan.Folder.Name).ConfigureAwait(false);
            throw;
        }
    }

    private static ContainerFiles Write(ContainerPlatform platform, SessionPlan plan, ContainerUser user)
    {
        try
        {
            ContainerFiles files = ContainerFiles.Write(plan.Folder, user);
            string allowed = platform.Engine.Facts.SeccompFile;
            if (File.Exists(allowed) && SeccompProfile.Narrow(File.ReadAllText(allowed)) is { } narrower)
                File.WriteAllText(files.Seccomp, narrower);
            return files;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new AgentLoopException($"The container's files could not be written: {refused.Message}", refused);
        }
    }

    private static async ValueTask<ContainerProcess> RunAsync(ContainerPlatform platform, SessionPlan plan, IEnumerable<string> arguments)
    {
        ContainerEngine engine = platform.Engine;
        EngineAnswer run = await engine.AskAsync(arguments).ConfigureAwait(false);
        if (!run.Succeeded)
            throw new AgentLoopException($"The container of the session could not be started: {engine.Name} said \"{run.Complaint}\".");

        EngineAnswer state = await engine.AskAsync("inspect", "--format", "{{.Id}} {{.State.Pid}}", plan.Folder.Name).ConfigureAwait(false);
        if (state.Output.Split(' ') is not [{ Length: > 0 } container, var number]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int id) || id == 0)
            throw new AgentLoopException(
                $"The container of the session ended at once: its image \"{platform.Image.Name}\" needs \"/bin/sh\" and \"cat\".");
        return ContainerProcess.Find(id, container, plan.Folder.Name) ?? throw new AgentLoopException(
            $"The engine \"{engine.Name}\" runs its containers on another machine or where this process cannot see them.");
    }
}
