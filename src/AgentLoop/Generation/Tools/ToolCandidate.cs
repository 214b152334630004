namespace AgentLoop;

/// <summary>What a conversation comes to.</summary>
internal static class ToolCandidate
{
    private const int MaxFindings = 10;

    public static Candidate Of(ConversationEnding ending, ExportResult export)
    {
        string[] refused = [.. export.Findings.Where(f => f.IsRefused).Select(f => f.Message).Take(MaxFindings)];
        string left = refused.Length == 0 ? "" : $" Left out of the change: {string.Join(' ', refused)}";
        return ending.End == ConversationEnd.Asked
            ? new Candidate { Changes = export.Changes, Rationale = $"The model asks.{left}", Questions = [ending.Reason] }
            : new Candidate { Changes = export.Changes, Rationale = Rationale(ending) + left, Failure = Failure(ending, export.Changes, left) };
    }

    private static string Rationale(ConversationEnding ending) => ending.End is ConversationEnd.Answered or ConversationEnd.Finished
        ? ending.Reason
        : $"The model did not come to say what it changed: {ending.Reason}";

    /// <summary>A change that is there is judged by what it does, however the conversation ended.</summary>
    private static string? Failure(ConversationEnding ending, ChangeSet changes, string left) => ending.End switch
    {
        _ when !changes.IsEmpty => null,
        ConversationEnd.Answered or ConversationEnd.Finished => $"The model changed nothing. It said: {ending.Reason}{left}",
        _ => $"The conversation ended without a change. {ending.Reason}{left}",
    };
}
