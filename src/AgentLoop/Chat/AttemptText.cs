using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Earlier attempts and what became of them, for a model to read.</summary>
internal static class AttemptText
{
    private const int MaxTokensEach = 2000;

    /// <summary>Adds the last attempts to a prompt, oldest first, so that the most recent is what the model read last.</summary>
    public static async ValueTask AddAsync(
        Prompt prompt, IReadOnlyList<Attempt> attempts, int maxCount, IWorkspaceView workspace, CancellationToken cancellationToken)
    {
        if (attempts.Count == 0)
            return;

        int skipped = Math.Max(0, attempts.Count - maxCount);
        string note = skipped == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {skipped} older attempts are not shown.");
        prompt.Say($"These attempts were made before, oldest first, each against the files as they are above; none reached the goal.{note}");
        foreach (Attempt attempt in attempts.Skip(skipped))
        {
            string text = await OfAsync(attempt, workspace, cancellationToken).ConfigureAwait(false);
            prompt.Show("attempt", attempt.CandidateId, text);
        }
    }

    private static async ValueTask<string> OfAsync(Attempt attempt, IWorkspaceView workspace, CancellationToken cancellationToken)
    {
        Candidate candidate = attempt.Candidate;
        string change = await ChangeText.OfAsync(candidate.Changes, workspace, cancellationToken).ConfigureAwait(false);
        StringBuilder text = new();
        if (candidate.Rationale.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"Rationale: {OneLine.Of(candidate.Rationale, 1000)}\n");
        if (change.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"Change:\n{Excerpt.Of(change, MaxTokensEach)}");
        return text.Append(CultureInfo.InvariantCulture, $"What became of it:\n{Excerpt.Of(Feedback(attempt), MaxTokensEach)}").ToString();
    }

    private static string Feedback(Attempt attempt)
    {
        string? rejection = attempt.Candidate.Failure ?? attempt.Rejection;
        return rejection ?? string.Concat(attempt.Evaluations.Select(EvaluationText.Of));
    }
}
