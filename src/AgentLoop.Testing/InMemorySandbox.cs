namespace AgentLoop.Testing;

/// <summary>A sandbox that runs nothing: its files are in memory, and commands end as a test says.</summary>
public sealed class InMemorySandbox : ISandbox
{
    private readonly CallLog<InMemorySandboxSession> log = new();

    /// <summary>What becomes of a command.</summary>
    /// <value>Exit code 0 and no output unless said.</value>
    public Func<SandboxCommand, InMemorySandboxSession, CancellationToken, ValueTask<CommandResult>> OnExecute { get; set; } =
        static (_, _, _) => ValueTask.FromResult(Exit(0));

    /// <summary>The files that each session begins with, by path.</summary>
    public IDictionary<string, ReadOnlyMemory<byte>> Files { get; } = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);

    /// <summary>What it says it enforces.</summary>
    /// <value>Everything unless said: what runs nothing lets nothing out.</value>
    public IReadOnlyList<SandboxPromise> Enforced { get; init; } = Enum.GetValues<SandboxPromise>();

    /// <summary>The sessions that were opened, in order.</summary>
    public IReadOnlyList<InMemorySandboxSession> Sessions => log.Calls;

    /// <summary>A command that ran to its own end.</summary>
    public static CommandResult Exit(int code, string output = "") => new()
    {
        End = CommandEnd.Exited,
        ExitCode = code,
        StandardOutput = new CapturedOutput { Text = output },
    };

    /// <inheritdoc/>
    public ValueTask<SandboxCapabilities> ProbeAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(new SandboxCapabilities
    {
        Name = "in-memory",
        Mechanism = "runs nothing",
        Promises = Enum.GetValues<SandboxPromise>().ToDictionary(promise => promise, State),
    });

    /// <inheritdoc/>
    public ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (request.Required.Except(Enforced).ToArray() is { Length: > 0 } missing)
            throw new AgentLoopException($"The in-memory sandbox was told not to enforce {string.Join(", ", missing)}, which the request requires.");

        InMemorySandboxSession session = new(this, request);
        log.Add(session);
        return ValueTask.FromResult<ISandboxSession>(session);
    }

    private PromiseState State(SandboxPromise promise) => Enforced.Contains(promise) ? PromiseState.Enforced : PromiseState.NotEnforced;
}
