namespace AgentLoop;

/// <summary>
/// NO SANDBOX: commands run with every right of the host's user. They can read its secrets, change its files and use its network. Only for code that
/// you would run by hand, or inside a container or virtual machine of its own. Nothing chooses this for you.
/// </summary>
/// <remarks>
/// All else is as in every sandbox: a home, a temporary folder and an environment of the session's own, limits, and at its end no process left. What
/// undoes that on purpose can: a privileged command its limits, and one that clears its environment and leaves its session and its groups, its end.
/// The host's whole network is there whatever is granted; a request for named hosts is refused, since commands could not be kept to them.
/// </remarks>
public sealed class UnisolatedSandbox : ISandbox
{
    private static readonly SandboxCapabilities Capabilities = new()
    {
        Name = "unisolated",
        Mechanism = "none: commands run with the rights of the host's user",
        Promises = Enum.GetValues<SandboxPromise>().ToDictionary(promise => promise, _ => PromiseState.NotEnforced),
    };

    /// <summary>That nothing is enforced.</summary>
    public ValueTask<SandboxCapabilities> ProbeAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(Capabilities);

    /// <inheritdoc/>
    public async ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Network.Access == NetworkAccess.AllowList)
            throw new AgentLoopException(
                "The sandbox \"unisolated\" cannot keep commands to a list of hosts, they have the host's whole network: grant none, and nothing "
                + "is held back.");
        return await SessionOpening.OpenAsync(
            this, request, plan => ValueTask.FromResult<IConfinement>(new NoConfinement(plan)), cancellationToken).ConfigureAwait(false);
    }
}
