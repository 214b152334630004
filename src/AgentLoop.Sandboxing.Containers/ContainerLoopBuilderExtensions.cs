using AgentLoop.Sandboxing.Containers;

namespace AgentLoop;

/// <summary>Lets a loop run its commands in containers.</summary>
public static class ContainerLoopBuilderExtensions
{
    /// <summary>Runs the commands in containers of an image, with <c>podman</c> or <c>docker</c>, whichever works.</summary>
    /// <exception cref="AgentLoopException">That is no name of an image.</exception>
    public static AgentLoopBuilder UseContainers(this AgentLoopBuilder builder, string image) =>
        UseContainers(builder, new ContainerSandboxOptions { Image = image });

    /// <summary>Runs the commands in containers.</summary>
    /// <exception cref="AgentLoopException">An option is not usable.</exception>
    public static AgentLoopBuilder UseContainers(this AgentLoopBuilder builder, ContainerSandboxOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseSandbox(new ContainerSandbox(options));
    }
}
