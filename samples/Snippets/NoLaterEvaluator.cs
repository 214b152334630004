namespace Snippets;

/// <summary>An evaluator of one's own: a change may leave no note to do later.</summary>
public sealed class NoLaterEvaluator : IEvaluator
{
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        CommandResult search = await request.Sandbox.ExecuteAsync(SandboxCommand.Shell("grep -rn 'TODO' src"), cancellationToken);
        return new Evaluation
        {
            Evaluator = "no later",
            Verdict = search.ExitCode switch { 0 => Verdict.Fail, 1 => Verdict.Pass, _ => Verdict.Error },
            Score = search.ExitCode == 1 ? 1 : 0,
            Reason = search.ExitCode == 0 ? "Something is left to do." : "Nothing is left to do.",
            Feedback = search.StandardOutput.Text,
        };
    }
}
