using System.Text.Json;

namespace AgentLoop;

/// <summary>What people and the loop itself said or did, as a step without a model.</summary>
internal sealed record AtifNote
{
    public required string Source { get; init; }

    public required string Message { get; init; }

    /// <summary>A conversation that was shortened, which the format has a convention for.</summary>
    public ConversationCompacted? Compacted { get; init; }

    public static AtifNote? Of(RunEvent e) => e switch
    {
        RunStarted started => User(string.Join('\n', [started.Task.Goal, .. started.Task.Constraints ?? [], .. started.Task.SuccessCriteria ?? []])),
        RunResumed { Answers.Count: > 0 } resumed => User(string.Join('\n', resumed.Answers)),
        ApprovalDecided decided => User($"{(decided.Decision.Approved ? "Approved" : "Denied")} by {decided.Decision.By}: {decided.Question} {decided.Decision.Reason}".TrimEnd()),
        QuestionsAsked asked => System(string.Join('\n', asked.Questions)),
        BaselineEvaluated evaluated => System("The untouched repository. " + Evidence(evaluated.Evaluations)),
        CandidateRejected rejected => System($"Candidate {rejected.CandidateId} was rejected: {rejected.Reason}"),
        CandidateEvaluated evaluated => System($"Candidate {evaluated.CandidateId}: {evaluated.Verdict}. {Evidence(evaluated.Evaluations)}"),
        CandidateSelected selected => System($"Candidate {selected.CandidateId} was selected: {selected.Reason}"),
        Integrated integrated => System(integrated.Result.Message),
        StepFailed failed => System(failed.Reason),
        RunFinished finished => System($"{finished.Outcome}: {finished.Reason}"),
        ConversationCompacted compacted => System("The conversation was shortened.") with { Compacted = compacted },
        _ => null,
    };

    public static void WriteChild(Utf8JsonWriter json, ChildRunEnded child, bool follows)
    {
        json.WriteString("message"u8, "");
        json.WriteStartObject("observation"u8);
        json.WriteStartArray("results"u8);
        json.WriteStartObject();
        json.WriteString("content"u8, $"{child.Outcome}: {child.Reason}");
        if (follows)
        {
            json.WriteStartArray("subagent_trajectory_ref"u8);
            json.WriteStartObject();
            json.WriteString("trajectory_id"u8, child.ChildRunId);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteNumber("llm_call_count"u8, 0);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("message"u8, Message);
        if (Compacted is not { } compacted)
            return;
        json.WriteStartObject("extra"u8);
        json.WriteStartObject("context_management"u8);
        json.WriteString("type"u8, "compaction"u8);
        json.WriteString("how"u8, compacted.How.ToString());
        json.WriteNumber("tokens_before"u8, compacted.TokensBefore);
        json.WriteNumber("tokens_after"u8, compacted.TokensAfter);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static AtifNote User(string message) => new() { Source = "user", Message = message };

    private static AtifNote System(string message) => new() { Source = "system", Message = message };

    private static string Evidence(IReadOnlyList<EvaluationSummary> evaluations) => string.Join(' ', evaluations.Select(e => $"{e.Evaluator}: {e.Verdict}. {e.Reason}"));
}
