namespace AgentLoop;

/// <summary>A copy of the repository in which a command is measured.</summary>
internal sealed class MeasuredCopy(ISandboxSession session, PerformanceEvaluatorOptions options)
{
    public Measured Measured { get; } = new();

    /// <summary>Prepares the copy and runs the command once; what went wrong, or <see langword="null"/>.</summary>
    public async ValueTask<RanCommand?> WarmAsync(CancellationToken cancellationToken)
    {
        foreach (SandboxCommand command in options.Prepare.Append(options.Command))
        {
            RanCommand ran = new(command, await session.ExecuteAsync(command, cancellationToken).ConfigureAwait(false));
            if (!ran.Result.Succeeded)
                return ran;
        }
        return null;
    }

    /// <summary>Measures the command once more; what went wrong, or <see langword="null"/>.</summary>
    public async ValueTask<RanCommand?> MeasureAsync(CancellationToken cancellationToken)
    {
        CommandResult result = await session.ExecuteAsync(options.Command, cancellationToken).ConfigureAwait(false);
        Measured.Add(result);
        return result.Succeeded ? null : new RanCommand(options.Command, result);
    }
}
