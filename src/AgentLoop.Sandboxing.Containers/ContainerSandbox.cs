namespace AgentLoop.Sandboxing.Containers;

/// <summary>
/// Runs untrusted programs in containers of podman or docker: each session has one of its own, over an image that it cannot change, without
/// network, capabilities or a way to gain privilege, and with bounded memory and processes.
/// </summary>
/// <remarks>
/// <para>
/// Inside, the workspace is <c>/workspace</c>, its <c>.git</c> cannot be changed, and home and temporary folder are in memory. Commands run as the
/// user who owns the workspace, so that what they make belongs to that user and nothing changes its owner. Where the engine runs as root and the
/// workspace is root's too, that user is uid 0, without any capability.
/// </para>
/// <para>
/// The container ends with its session, and by itself when the host process dies; what an engine has left of dead hosts is removed when
/// the first session is opened. What is written to the workspace is bounded per file, not as a whole.
/// </para>
/// </remarks>
public sealed class ContainerSandbox : ISandbox
{
    private readonly Lazy<Task<ContainerPlatform>> _platform;
    private readonly Lazy<Task<SandboxCapabilities>> _capabilities;

    /// <summary>A sandbox of containers. The engine is looked for at first use.</summary>
    /// <exception cref="AgentLoopException">An option is not usable.</exception>
    public ContainerSandbox(ContainerSandboxOptions options)
    {
        ContainerOptionsCheck.Check(options);
        _platform = new Lazy<Task<ContainerPlatform>>(() => ContainerPlatform.FindAsync(options));
        _capabilities = new Lazy<Task<SandboxCapabilities>>(() => ContainerProbe.MeasureAsync(_platform.Value));
    }

    /// <inheritdoc/>
    public async ValueTask<SandboxCapabilities> ProbeAsync(CancellationToken cancellationToken = default) =>
        await _capabilities.Value.WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default) => SessionOpening.OpenAsync(
        this,
        request,
        async plan => await (await _platform.Value.ConfigureAwait(false)).ConfineAsync(plan, cancellationToken).ConfigureAwait(false),
        cancellationToken);
}
