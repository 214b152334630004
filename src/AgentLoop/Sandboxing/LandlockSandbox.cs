namespace AgentLoop;

/// <summary>
/// Runs untrusted programs contained by the Linux kernel alone, with nothing to install and no privilege: Landlock holds files, TCP and signals, a
/// seccomp filter holds all other sockets and the calls by which a process reaches past its own.
/// </summary>
/// <remarks>
/// <para>
/// A session may write its workspace and a home and temporary folder of its own; it may read and execute the system's programs, the .NET SDK, the
/// restored NuGet packages and <see cref="SandboxRequest.ReadOnlyPaths"/>. Its environment is built from an allow-list. It gets no sockets but
/// connected pairs, unless a network is granted: then internet sockets, in a network namespace of its own that has nothing but a loopback, which a
/// host can make only with <c>CAP_SYS_ADMIN</c>; elsewhere a request for a network is refused.
/// </para>
/// <para>
/// What it does not hold: mode, owner, times and extended attributes of files outside can be changed where the host's user could (their content
/// cannot), names and sizes outside can be asked for, and command lines of other processes can be read. Time and output are bounded by each
/// command. Programs with more than one process that talk over sockets do not work without a network:
/// <c>dotnet test</c> of a VSTest project needs <see cref="NetworkGrant.Loopback"/> (or run the test program itself with <c>dotnet exec</c>); a build of several projects runs in one process, because MSBuild's workers talk over unix sockets.
/// </para>
/// </remarks>
public sealed class LandlockSandbox : ISandbox
{
    private readonly Lazy<Task<SandboxCapabilities>> _capabilities = new(LandlockProbe.MeasureAsync);

    /// <inheritdoc/>
    public async ValueTask<SandboxCapabilities> ProbeAsync(CancellationToken cancellationToken = default) =>
        await _capabilities.Value.WaitAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        SandboxCapabilities capabilities = await ProbeAsync(cancellationToken).ConfigureAwait(false);
        if (capabilities.Unavailable is { } reason)
            throw new AgentLoopException(reason);
        RequestCheck.Require(capabilities, request.Required);
        return await SessionOpening.OpenAsync(request, Confine).ConfigureAwait(false);
    }

    internal static async ValueTask<IConfinement> Confine(SessionPlan plan)
    {
        if (plan.Toolchain.DotnetRoot is { } dotnet)
            DotnetShim.Write(plan.Folder.Programs, dotnet);
        using LandlockRuleset rules = LandlockRules.Create(plan);
        return await LandlockConfinement.EnterAsync(rules, plan).ConfigureAwait(false);
    }
}
