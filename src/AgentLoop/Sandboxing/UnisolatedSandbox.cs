namespace AgentLoop;

/// <summary>
/// NO SANDBOX: commands run with every right of the host's user. They can read its secrets, change its files and use its network. Only for code that
/// you would run by hand, or inside a container or virtual machine of its own. Nothing chooses this for you.
/// </summary>
/// <remarks>
/// All else is as in every sandbox: a home, a temporary folder and an environment of the session's own, bounded time and output, and at its end no
/// process left, save one that cleared its environment and left its session on purpose.
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
        cancellationToken.ThrowIfCancellationRequested();
        RequestCheck.Require(Capabilities, request.Required);
        return await SessionOpening.OpenAsync(request, plan => ValueTask.FromResult<IConfinement>(new NoConfinement(plan))).ConfigureAwait(false);
    }
}
