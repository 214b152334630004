namespace Snippets;

/// <summary>An evaluator of one's own that only reads: a change may not wait for a fixed time.</summary>
public sealed class NoSleepEvaluator : IEvaluator
{
    public EvaluatorTraits Traits => new() { Name = "no sleep", Effort = EvaluationEffort.Reads, JudgesChangesAlone = true };

    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        ChangeSet changes = request.Candidate?.Changes ?? ChangeSet.Empty;
        string diff = await UnifiedDiff.WriteAsync(changes, request.Workspace, cancellationToken);
        string[] sleeps = [.. diff.Split('\n').Where(line => line.StartsWith('+') && line.Contains("Thread.Sleep"))];
        return new Evaluation
        {
            Evaluator = "no sleep",
            Verdict = sleeps.Length == 0 ? Verdict.Pass : Verdict.Fail,
            Score = 1.0 / (1 + sleeps.Length),
            Reason = sleeps.Length == 0 ? "Nothing sleeps." : $"{sleeps.Length} added lines sleep.",
            Feedback = sleeps.Length == 0 ? "" : $"Wait for what is awaited, not for a time:\n{string.Join('\n', sleeps)}",
        };
    }
}
