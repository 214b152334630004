namespace AgentLoop;

/// <summary>What a <see cref="CommandEvaluator"/> runs and how it reads the outcome.</summary>
public sealed record CommandEvaluatorOptions
{
    /// <summary>Who says it; unique among the evaluators of a loop.</summary>
    public required string Name { get; init; }

    /// <summary>The command whose outcome is judged. Its own time-out holds.</summary>
    public required SandboxCommand Command { get; init; }

    /// <summary>Commands that run before it, such as a build; the first that fails is a failure of the candidate.</summary>
    public IReadOnlyList<SandboxCommand> Prepare { get; init; } = [];

    /// <summary>
    /// A regular expression that matches in a line of the output only when something was tested, for a command that writes no report
    /// and exits with 0 too when there was nothing to test: without a match it is inconclusive. It is matched in linear time, so that
    /// it has no look-around and no back-references. <see langword="null"/> for a command whose exit code is enough.
    /// </summary>
    public string? ExpectedOutput { get; init; }

    /// <summary>Exit codes by which the command says that no test ran, such as 8 of Microsoft.Testing.Platform and 5 of pytest.</summary>
    public IReadOnlyList<int> NothingRanExitCodes { get; init; } = [];

    internal static void Validate(CommandEvaluatorOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
            throw new ArgumentException("An evaluator has a name; set CommandEvaluatorOptions.Name.", nameof(options));

        string of = $"of the evaluator \"{options.Name}\"";
        foreach (SandboxCommand command in options.Prepare.Append(options.Command))
        {
            if (string.IsNullOrWhiteSpace(command?.Program))
                throw new ArgumentException($"A command {of} names no program; set SandboxCommand.Program.", nameof(options));
            if (command.Timeout <= TimeSpan.Zero)
                throw new ArgumentException($"\"{command.Program}\" {of} has the time-out {command.Timeout}; give more than zero.", nameof(options));
        }

    }
}
