namespace AgentLoop.ConformanceTests;

/// <summary>Runs programs that try to get out of a sandbox, and says what came of each.</summary>
public sealed record ContainmentTrial
{
    /// <summary>The sandbox.</summary>
    public required ISandbox Sandbox { get; init; }

    /// <summary>Adds to a request what this sandbox cannot do without.</summary>
    /// <value>Nothing unless said.</value>
    public Func<SandboxRequest, SandboxRequest> Configure { get; init; } = static request => request;

    /// <summary>
    /// Whether also what is not promised is tried. What would harm the host is then run in namespaces of its own, which needs the rights to make them.
    /// </summary>
    /// <value><see langword="false"/> unless said.</value>
    public bool EvenUnpromised { get; init; }

    /// <summary>Runs one program.</summary>
    public async ValueTask<ContainmentFinding> RunAsync(ContainmentProgram program, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        SandboxCapabilities capabilities = await Sandbox.ProbeAsync(cancellationToken);
        PromiseState state = capabilities[program.Promise];
        if (capabilities.Unavailable is { } reason)
            return Finding(program, ContainmentVerdict.NotTried, reason);
        if (state != PromiseState.Enforced && !EvenUnpromised)
            return Finding(program, ContainmentVerdict.NotPromised, $"\"{capabilities.Name}\" has \"{program.Promise}\" as \"{state}\" here.");
        try
        {
            await using ContainmentScene scene = new(this, program, isHeld: state == PromiseState.Enforced);
            return await RunAsync(scene, cancellationToken);
        }
        catch (AgentLoopException refused)
        {
            return Finding(program, ContainmentVerdict.NotTried, refused.Message);
        }
    }

    /// <summary>Runs all programs, one after the other.</summary>
    public async ValueTask<IReadOnlyList<ContainmentFinding>> RunAllAsync(CancellationToken cancellationToken = default)
    {
        List<ContainmentFinding> findings = [];
        foreach (ContainmentProgram program in ContainmentPrograms.All)
            findings.Add(await RunAsync(program, cancellationToken));
        return findings;
    }

    private static async ValueTask<ContainmentFinding> RunAsync(ContainmentScene scene, CancellationToken cancellationToken)
    {
        ContainmentProgram program = scene.Program;
        await program.Prepare(scene);
        CommandResult result = await scene.AttemptAsync(cancellationToken);
        if (!WasTried(program, result))
            return Finding(program, ContainmentVerdict.NotTried, $"It ended with {result.ExitCode} ({result.End}): {result.StartFailure ?? result.StandardError.Text.Trim()}");
        return await program.Worked(scene, result)
            ? Finding(program, ContainmentVerdict.Escaped, "It worked.")
            : Finding(program, ContainmentVerdict.Contained, "It failed.");
    }

    private static bool WasTried(ContainmentProgram program, CommandResult result) =>
        result.End == CommandEnd.Exited && result.ExitCode is 0 or 1
        || (program.MayBeKilled && result.End != CommandEnd.NotStarted && result is not { End: CommandEnd.Exited, ExitCode: < 128 });

    private static ContainmentFinding Finding(ContainmentProgram program, ContainmentVerdict verdict, string reason) =>
        new() { Program = program, Verdict = verdict, Reason = reason };
}
