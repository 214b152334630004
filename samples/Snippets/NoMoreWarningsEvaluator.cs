namespace Snippets;

/// <summary>An evaluator of one's own that compares with the untouched repository: a build may not warn more than it did.</summary>
public sealed class NoMoreWarningsEvaluator : IEvaluator
{
    public EvaluatorTraits Traits => new() { Effort = EvaluationEffort.Builds, BaselineKey = "make, version 1" };

    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        CommandResult build = await request.Sandbox.ExecuteAsync(SandboxCommand.Shell("make"), cancellationToken);
        Finding[] warnings = [.. build.StandardError.Text.Split('\n').Where(line => line.Contains("warning:")).Select(line => new Finding { Message = line })];
        bool isMore = warnings.Length > (request.Baseline?.Findings.Count ?? warnings.Length);
        return new Evaluation
        {
            Evaluator = nameof(NoMoreWarningsEvaluator),
            Verdict = !build.Succeeded || isMore ? Verdict.Fail : Verdict.Pass,
            Score = build.Succeeded ? 1.0 / (1 + warnings.Length) : 0,
            Reason = build.Succeeded ? $"{warnings.Length} warnings." : $"\"make\" exited with {build.ExitCode}.",
            Findings = warnings,
            Feedback = build.StandardError.Text,
        };
    }
}
