using System.Globalization;
using System.Text;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Has a model score a candidate against the brief's success criteria. It ranks candidates, and can be no gate.</summary>
/// <remarks>
/// The model quotes the lines of the change on which it bases each score. A score whose quotation does not stand in the change is worth nothing. What it
/// judges is untrusted text, which may try to persuade it: this is an opinion, and what was executed decides.
/// </remarks>
public sealed class RubricEvaluator : IEvaluator
{
    private const int MaxChangeTokens = 12_000;

    private const string Instructions = $$"""
        You judge a change to a repository against numbered criteria. Be strict: most changes have a weakness, and who reads the scores
        chooses between changes by them. Base each score on lines of the change alone, and quote those lines exactly, without the marks
        before them. Score 0 where nothing in the change shows that a criterion is met.

        Answer with one JSON object and nothing else:
        { "scores": [ { "criterion": "1", "evidence": "lines of the change", "comment": "what they show", "score": "0 to 4" } ] }

        {{Prompt.MaterialRules}}
        """;

    private readonly RubricEvaluatorOptions options;
    private readonly IChatClient? judge;

    /// <summary>Has the loop's own model judge.</summary>
    public RubricEvaluator(RubricEvaluatorOptions? options = null)
        : this(null, options)
    {
    }

    /// <summary>Has another model judge than the one that proposes, which is the better judge of its own.</summary>
    /// <param name="judge">The model; it stays the caller's. Its calls are recorded and paid like the loop's own.</param>
    /// <param name="options">How it is asked.</param>
    public RubricEvaluator(IChatClient? judge, RubricEvaluatorOptions? options = null)
    {
        this.judge = judge;
        this.options = options ?? new();
        Traits = new EvaluatorTraits { Name = this.options.Name, Effort = EvaluationEffort.Reads, IsOpinion = true, JudgesChangesAlone = true };
    }

    /// <inheritdoc/>
    public EvaluatorTraits Traits { get; }

    /// <inheritdoc/>
    /// <exception cref="AgentLoopException">There is no model, or it gave no usable answer.</exception>
    public async ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        string[] criteria = [.. request.Brief.SuccessCriteria, .. options.Criteria];
        if (request.Candidate is null || criteria.Length == 0)
            return Say(Verdict.Inconclusive, 0, request.Candidate is null ? "There is no change to judge." : "There are no criteria to judge by.");

        string change = await ChangeText.OfAsync(request.Candidate.Changes, request.Workspace, cancellationToken).ConfigureAwait(false);
        QuotedEvidence quoted = new(change);
        ChatMessage[] messages = [new(ChatRole.System, Instructions), new(ChatRole.User, Describe(request, criteria, change))];
        List<IReadOnlyList<CriterionScore>> samples = [];
        for (int i = 0; i < options.Samples; i++)
            samples.Add(await AskAsync(request.Run.Child($"sample-{i + 1}"), messages, criteria.Length, cancellationToken).ConfigureAwait(false));
        return Judge(criteria, [.. criteria.Select((_, i) => Median([.. samples.Select(sample => Checked(sample[i], quoted))]))]);
    }

    private async ValueTask<IReadOnlyList<CriterionScore>> AskAsync(RunScope scope, ChatMessage[] messages, int count, CancellationToken cancellationToken)
    {
        IChatClient client = judge is null ? scope.ChatClient : scope.Record(judge);
        StructuredChat<IReadOnlyList<CriterionScore>> chat = new(client, new RubricFormat(count), options.Model.ToChatOptions());
        return (await chat.AskAsync(messages, cancellationToken).ConfigureAwait(false)).OrThrow("scores");
    }

    private static string Describe(EvaluationRequest request, string[] criteria, string change)
    {
        StringBuilder numbered = new("Judge the change against these criteria:\n");
        for (int i = 0; i < criteria.Length; i++)
            numbered.Append(CultureInfo.InvariantCulture, $"{i + 1}. {OneLine.Of(criteria[i])}\n");
        Prompt prompt = new(request.Brief.Goal);
        foreach (Evaluation evaluation in request.Earlier)
            prompt.Show("evaluation by", evaluation.Evaluator, $"{evaluation.Verdict}. {evaluation.Reason}");
        return prompt.Show("change", "of the candidate", Excerpt.Of(change, MaxChangeTokens))
            .Say($"The goal of the change: {request.Brief.Goal}")
            .Say(numbered.ToString())
            .ToString();
    }

    /// <summary>What is not shown by the change is not scored.</summary>
    private static CriterionScore Checked(CriterionScore score, QuotedEvidence quoted) => score.Score == 0 || quoted.Holds(score.Evidence)
        ? score
        : score with { Score = 0, Comment = $"The quoted lines do not stand in the change, so that the score {score.Score} counts as 0. {score.Comment}" };

    private static CriterionScore Median(CriterionScore[] scores) => scores.OrderBy(score => score.Score).ElementAt((scores.Length - 1) / 2);

    private Evaluation Judge(string[] criteria, CriterionScore[] scores)
    {
        double score = scores.Average(s => (double)s.Score / CriterionScore.Highest);
        Verdict verdict = score >= options.PassingScore ? Verdict.Pass : Verdict.Fail;
        CriterionScore[] weak = [.. scores.Where(s => s.Score < CriterionScore.Highest).OrderBy(s => s.Score)];
        return Say(verdict, score, string.Create(CultureInfo.InvariantCulture, $"The model gives {scores.Sum(s => s.Score)} of {scores.Length * CriterionScore.Highest} points.")) with
        {
            Findings = [.. weak.Select(s => new Finding
            {
                Severity = s.Score * 2 < CriterionScore.Highest ? FindingSeverity.Warning : FindingSeverity.Note,
                Message = $"{criteria[s.Number - 1]} {s.Score} of {CriterionScore.Highest}: {OutputText.Clean(s.Comment, 500)} Evidence: {OneLine.Of(OutputText.Clean(s.Evidence, 300))}",
            })],
            Feedback = string.Join('\n', weak.Take(3).Select(s => $"{criteria[s.Number - 1]} {OutputText.Clean(s.Comment, 500)}")),
        };
    }

    private Evaluation Say(Verdict verdict, double score, string reason) => new() { Evaluator = options.Name, Verdict = verdict, Score = score, Reason = reason };
}
