namespace AgentLoop;

/// <summary>
/// Runs untrusted programs contained by the Linux kernel alone, with nothing to install and no privilege: Landlock holds files, TCP and signals, a
/// seccomp filter holds all other sockets and the calls by which a process reaches past its own.
/// </summary>
/// <remarks>
/// <para>
/// A session may write its workspace and a home and temporary folder of its own; it may read and execute the system's programs, the .NET SDK, the
/// restored NuGet packages and <see cref="SandboxRequest.ReadOnlyPaths"/>. Its environment is built from an allow-list. It gets no sockets but
/// connected pairs, unless a network is granted: then those of TCP and UDP, in a network namespace of its own that has nothing but a loopback, which a
/// host can make only with <c>CAP_SYS_ADMIN</c>; elsewhere a request for a network is refused. Of other processes
/// it can end none, trace none and set nothing; each command is in a domain of its own, so that this holds for what an earlier one left in the
/// background too. Of the kernel it gets neither namespaces, mounts, devices, keys,
/// <c>io_uring</c>, shared memory with the host's processes, realtime priorities nor logs; no file gets the right to run as its owner or its group; what
/// is younger than Linux 6.18, and on x86-64 the tables of 32-bit and x32 programs, is closed altogether.
/// </para>
/// <para>
/// What it cannot hold, and says so in its capabilities. <see cref="SandboxPromise.MetadataIsolation"/>: names, sizes and times outside can be asked for
/// and watched, what a link leads to and extended attributes be read, and mode, owner and times changed where the host's user could; the content of files cannot. A host that is root therefore
/// hands the owner and mode of every file to what runs inside, and does better to be somebody else. <see cref="SandboxPromise.RepositoryIsolation"/>: a
/// rule of Landlock cannot take away beneath a folder what another gives, so the workspace's <c>.git</c> is as writable as the rest. Command lines of
/// other processes can be read, as <c>/proc</c> can only be given whole. Before version 6 of Landlock (Linux 6.12) signals reach every process of the
/// host's user, so that <see cref="SandboxPromise.ProcessIsolation"/> is not enforced, nor <see cref="SandboxPromise.NoSurvivors"/>, which also needs control groups of the host's own: without them what let
/// go of its parent, its session and its variables outlives a time-out, until the session ends;
/// all else holds from version 1 (Linux 5.13) on, because the filter takes over what those versions lack.
/// </para>
/// <para>
/// What does not work inside: programs with more than one process that talk over sockets, as long as no network is granted:
/// <c>dotnet test</c> of a VSTest project needs <see cref="NetworkGrant.Loopback"/> (or run the test program itself with <c>dotnet exec</c>); a
/// build of several projects runs in one process, because MSBuild's workers talk over unix sockets; named semaphores and
/// shared memory (such as the locks of Python's <c>multiprocessing</c>), because <c>/dev/shm</c> is the host's; and debuggers.
/// </para>
/// </remarks>
public sealed class LandlockSandbox : ISandbox
{
    private readonly LandlockVersion _version;
    private readonly Lazy<Task<SandboxCapabilities>> _capabilities;

    /// <summary>The sandbox with all that the kernel has.</summary>
    public LandlockSandbox()
        : this(LandlockVersion.Used)
    {
    }

    /// <summary>The sandbox as it is on a kernel of this version.</summary>
    internal LandlockSandbox(LandlockVersion version)
    {
        _version = version;
        _capabilities = new(() => LandlockProbe.MeasureAsync(version));
    }

    /// <inheritdoc/>
    public async ValueTask<SandboxCapabilities> ProbeAsync(CancellationToken cancellationToken = default) =>
        await _capabilities.Value.WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default) =>
        SessionOpening.OpenAsync(this, request, plan => Confine(plan, _version), cancellationToken);

    internal static async ValueTask<IConfinement> Confine(SessionPlan plan, LandlockVersion version)
    {
        if (plan.Toolchain.DotnetRoot is { } dotnet)
            DotnetShim.Write(plan.Folder.Programs, dotnet);
        using LandlockRuleset rules = LandlockRules.Create(plan, version);
        return await LandlockConfinement.EnterAsync(rules, plan).ConfigureAwait(false);
    }
}
