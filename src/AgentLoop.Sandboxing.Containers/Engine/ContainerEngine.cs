namespace AgentLoop.Sandboxing.Containers;

/// <summary>An engine that answered, and how to ask it.</summary>
internal sealed class ContainerEngine
{
    /// <summary>The label that all our containers have; its value is the session's name, which is the container's too.</summary>
    public const string Label = "agentloop.session";

    private readonly EngineProgram _program;
    private readonly string[] _always;

    public ContainerEngine(EngineProgram program, EngineFacts facts, string? runtime)
    {
        _program = program;
        Facts = facts;
        Runtime = runtime;
        _always = IsPodman && runtime is not null ? ["--runtime", runtime] : [];
    }

    public EngineFacts Facts { get; }

    public string? Runtime { get; }

    public string Name => _program.Name;

    public bool IsPodman => Facts.Kind == EngineKind.Podman;

    /// <summary>The same start of the engine instead.</summary>
    public ChildStart InsteadOf(ChildStart start, IEnumerable<string> arguments) => _program.InsteadOf(start, [.. _always, .. arguments]);

    public ValueTask<EngineAnswer> AskAsync(params IEnumerable<string> arguments) => _program.AskAsync([.. _always, .. arguments]);

    /// <summary>Removes a container and all that runs in it. That there is none is no failure.</summary>
    /// <exception cref="AgentLoopException">It may still be there.</exception>
    public async ValueTask RemoveAsync(string container)
    {
        string[] arguments = IsPodman
            ? ["rm", "--force", "--ignore", "--volumes", "--time", "0", container]
            : ["rm", "--force", "--volumes", container];
        EngineAnswer answer = await AskAsync(arguments).ConfigureAwait(false);
        if (IsStillThere(answer))
            answer = await AskAsync(arguments).ConfigureAwait(false);
        if (IsStillThere(answer))
            throw new AgentLoopException($"The container \"{container}\" could not be removed: {Name} said \"{answer.Complaint}\".");
    }

    private static bool IsStillThere(EngineAnswer answer) =>
        !answer.Succeeded && !answer.Complaint.Contains("no such container", StringComparison.OrdinalIgnoreCase);
}
