namespace AgentLoop.CrashProgram;

/// <summary>Passes where the counter says what the last turn that counts has written.</summary>
internal sealed class CounterEvaluator : IEvaluator
{
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        CommandResult check = await request.Sandbox.ExecuteAsync(SandboxCommand.Shell($"grep -qx 'at {LongScript.LastCount}' counter.txt"), cancellationToken);
        return new Evaluation
        {
            Evaluator = "counter",
            Verdict = check.Succeeded ? Verdict.Pass : Verdict.Fail,
            Score = check.Succeeded ? 1 : 0,
            Reason = $"The check exited with {check.ExitCode}.",
        };
    }
}
