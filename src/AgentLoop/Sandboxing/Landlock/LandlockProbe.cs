using System.Globalization;

namespace AgentLoop;

/// <summary>Finds out what the Landlock sandbox holds on this machine.</summary>
internal static class LandlockProbe
{
    private const string Name = "landlock";

    public static async Task<SandboxCapabilities> MeasureAsync(LandlockVersion version)
    {
        if (LandlockAbsence.Reason(version) is { } reason)
            return new SandboxCapabilities { Name = Name, Unavailable = reason };
        return await CapabilityProber.MeasureAsync(new ProbedSandbox
        {
            Name = Name,
            Mechanism = Mechanism(version),
            Open = async request =>
                await SessionOpening.OpenAsync(request, plan => LandlockSandbox.Confine(plan, version)).ConfigureAwait(false),
            Further = session => Sockets(session).Append(Survivors(version)).ToDictionary(),
        }).ConfigureAwait(false);
    }

    private static string Mechanism(LandlockVersion version)
    {
        string used = string.Create(
            CultureInfo.InvariantCulture, $"Landlock version {version.Number} of the kernel's {LandlockVersion.Found.Number}, and a seccomp filter");
        return version.HasScopes ? used : used + "; this version does not hold signals to other processes of the same user";
    }

    /// <summary>Where no socket can be had, neither a network nor a service can be reached.</summary>
    private static Dictionary<SandboxPromise, PromiseState> Sockets(ISandboxSession session)
    {
        PromiseState state = OpensSockets((LandlockConfinement)((SandboxSession)session).Parts.Confinement)
            ? PromiseState.NotEnforced
            : PromiseState.Enforced;
        return new() { [SandboxPromise.NetworkIsolation] = state, [SandboxPromise.SocketIsolation] = state };
    }

    /// <summary>
    /// What let go of its parent, its session and its variables is found after a time-out by its control group alone, and after the host's death by the guardian alone.
    /// </summary>
    private static KeyValuePair<SandboxPromise, PromiseState> Survivors(LandlockVersion version) => new(
        SandboxPromise.NoSurvivors,
        version.HasScopes && LimitMeans.OfHost.Has(ControlKinds.CpuTime) ? PromiseState.Enforced : PromiseState.NotEnforced);

    private static unsafe bool OpensSockets(LandlockConfinement confinement)
    {
        SocketProbe probe = new() { SocketCall = SystemCall.Socket.Number };
        confinement.Thread.Run(&SocketProbe.Open, &probe);
        return probe.Opened > 0;
    }
}
