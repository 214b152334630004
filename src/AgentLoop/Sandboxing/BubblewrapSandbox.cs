namespace AgentLoop;

/// <summary>
/// Runs untrusted programs contained by namespaces of the Linux kernel, through the program <c>bwrap</c> (package "bubblewrap", 0.8 or later): they see
/// a file system, a network, processes and users of their own.
/// </summary>
/// <remarks>
/// <para>
/// Inside, the workspace is <c>/workspace</c> and the one place of the host that can be written, but for its <c>.git</c>; home is
/// <c>/home/agent</c>. Home, <c>/tmp</c> and <c>/dev/shm</c> are in memory, of bounded size, and last as long as the session. The system's
/// programs, the .NET SDK, the restored NuGet packages and <see cref="SandboxRequest.ReadOnlyPaths"/> are there read-only at their own paths.
/// </para>
/// <para>
/// Each command has processes and a network of its own, which end with it: one cannot leave a server running for the next. Files written by the
/// commands belong to the owner of the workspace. The path of the workspace on the host can be seen in the list of mounts. A command has
/// at most about 8,900 arguments, because <c>bwrap</c> takes no more.
/// </para>
/// <para>
/// It is an <see cref="IWorkspaceForker"/> whose forks are overlays, made in milliseconds whatever the workspace's size; what is changed in them is
/// in memory, of bounded size, and goes with this process. Where the kernel refuses overlays, forks are copies.
/// </para>
/// <para>
/// A host with uid 0 needs <c>CAP_SYS_ADMIN</c> and names a user to become; the workspace's owner then appears as that user, by mapped mounts, which
/// the workspace's file system must allow (ext4, XFS, Btrfs and tmpfs do, an overlay does not). Other hosts need user namespaces.
/// </para>
/// </remarks>
public sealed class BubblewrapSandbox : ISandbox, IWorkspaceForker
{
    private readonly Lazy<Task<BubblewrapTools>> _tools;
    private readonly Lazy<Task<SandboxCapabilities>> _capabilities;

    /// <summary>A sandbox that works as the options say.</summary>
    /// <exception cref="AgentLoopException">The unprivileged user is 0.</exception>
    public BubblewrapSandbox(BubblewrapOptions? options = null)
    {
        options ??= new BubblewrapOptions();
        if (options.UnprivilegedUser == 0)
            throw new AgentLoopException("BubblewrapOptions.UnprivilegedUser is 0, which is the privileged one: name another.");
        _tools = new Lazy<Task<BubblewrapTools>>(() => BubblewrapTools.FindAsync(options));
        _capabilities = new Lazy<Task<SandboxCapabilities>>(() => BubblewrapProbe.MeasureAsync(_tools.Value));
    }

    /// <inheritdoc/>
    public async ValueTask<SandboxCapabilities> ProbeAsync(CancellationToken cancellationToken = default) =>
        await _capabilities.Value.WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default) => SessionOpening.OpenAsync(
        this,
        request,
        async plan => await BubblewrapOpening.ConfineAsync(await _tools.Value.ConfigureAwait(false), plan).ConfigureAwait(false),
        cancellationToken);

    /// <summary>Makes a fork that its sessions see as their workspace. It is an overlay, or a copy where this system or this workspace allows none.</summary>
    /// <exception cref="AgentLoopException">It cannot be made; nothing is left of it.</exception>
    public async ValueTask<WorkspaceFork> ForkAsync(WorkspaceForkRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        SandboxCapabilities capabilities = await ProbeAsync(cancellationToken).ConfigureAwait(false);
        ForkLayers? layers = capabilities.Unavailable is null ? await LayAsync(request).ConfigureAwait(false) : null;
        return layers is null
            ? await request.Workspace.ForkAsync(request.Destination, cancellationToken).ConfigureAwait(false)
            : WorkspaceFork.OverLayers(request.Workspace, layers);
    }

    private async ValueTask<ForkLayers?> LayAsync(WorkspaceForkRequest request)
    {
        try
        {
            BubblewrapTools tools = await _tools.Value.ConfigureAwait(false);
            return (await tools.Staging.ForkAsync(request.Workspace.Root, request.DiskBytes, request.DiskFiles).ConfigureAwait(false)).Layers;
        }
        catch (AgentLoopException)
        {
            // The kernel or the workspace's file system has no overlays for us; a copy takes longer and is as private.
            return null;
        }
    }
}
