namespace AgentLoop.CrashProgram;

/// <summary>Builds up state in the private copy with one command and checks it with the next, as a build and a test run do.</summary>
internal sealed class BuildAndCheckEvaluator : IEvaluator
{
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        await request.Sandbox.ExecuteAsync(SandboxCommand.Shell("echo built >> built.txt"), cancellationToken);
        CommandResult check = await request.Sandbox.ExecuteAsync(SandboxCommand.Shell("test $(wc -l < built.txt) = 1 && grep -q right answer.txt"), cancellationToken);
        return new Evaluation
        {
            Evaluator = "check",
            Verdict = check.Succeeded ? Verdict.Pass : Verdict.Fail,
            Score = check.Succeeded ? 1 : 0,
            Reason = $"The check exited with {check.ExitCode}.",
        };
    }
}
