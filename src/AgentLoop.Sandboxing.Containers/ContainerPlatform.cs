namespace AgentLoop.Sandboxing.Containers;

/// <summary>An engine that works and an image that it has: what containers are made of.</summary>
internal sealed record ContainerPlatform
{
    public required ContainerEngine Engine { get; init; }

    public required ContainerImage Image { get; init; }

    public required ContainerSandboxOptions Options { get; init; }

    /// <summary>Finds them, and removes what dead hosts have left in the engine.</summary>
    /// <exception cref="AgentLoopException">There is no engine that works, or it does not have the image.</exception>
    public static async Task<ContainerPlatform> FindAsync(ContainerSandboxOptions options)
    {
        if (!ChildLauncher.CanSpawn)
            throw new AgentLoopException("The container sandbox needs 64-bit Linux with podman or docker on the same machine.");
        ContainerEngine engine = await EngineDiscovery.FindAsync(options).ConfigureAwait(false);
        await ContainerOrphans.RemoveAsync(engine).ConfigureAwait(false);
        ContainerImage image = await ContainerImage.InspectAsync(engine, options.Image).ConfigureAwait(false);
        return new ContainerPlatform { Engine = engine, Image = image, Options = options };
    }

    /// <summary>Starts the container of a session.</summary>
    /// <exception cref="AgentLoopException">The engine refused; nothing is left.</exception>
    public ValueTask<IConfinement> ConfineAsync(SessionPlan plan, CancellationToken cancellationToken)
    {
        ContainerRequestCheck.Check(plan.Request);
        return ContainerStart.StartAsync(this, plan, cancellationToken);
    }
}
