using System.Text;

namespace AgentLoop;

/// <summary>What a commit says of the run it is from.</summary>
internal static class CommitMessage
{
    /// <summary>The trailers that name run, candidate and checkpoint.</summary>
    public static readonly IReadOnlyList<string> TrailerKeys = ["AgentLoop-Run", "AgentLoop-Candidate", "AgentLoop-Checkpoint"];

    private const int SubjectLength = 72;
    private const int RationaleLength = 4000;
    private const int EvidenceLength = 300;

    public static byte[] Write(IntegrationRequest request)
    {
        string[] paragraphs =
        [
            Shorten(FirstLine(request.Brief.Goal), SubjectLength),
            Shorten(Clean(request.Candidate.Rationale), RationaleLength),
            string.Join('\n', request.Evaluations.Select(Evidence)),
            string.Join('\n', Trailers(request)),
        ];
        return Encoding.UTF8.GetBytes(string.Join("\n\n", paragraphs.Where(text => text.Length > 0)) + "\n");
    }

    /// <summary>Whether a message's last paragraph says that it is for this candidate of this run.</summary>
    public static bool IsOf(string message, IntegrationRequest request)
    {
        string text = message.TrimEnd();
        string last = text[(text.LastIndexOf("\n\n", StringComparison.Ordinal) + 1)..].Trim();
        string[] lines = last.Split('\n');
        return Trailers(request).Take(2).All(trailer => lines.Contains(trailer, StringComparer.Ordinal));
    }

    /// <summary>
    /// The lines that name the run, the candidate and the files it was made for, by the digest of their manifest: no commit, so it says what it is; and the checkpoint of the log.
    /// </summary>
    public static IEnumerable<string> Trailers(IntegrationRequest request) =>
    [
        $"AgentLoop-Run: {request.Run.RunId}",
        $"AgentLoop-Candidate: {request.CandidateId}",
        $"AgentLoop-Base: sha256:{request.Workspace.Snapshot.Digest}",
        .. request.Checkpoint is { } checkpoint && CheckpointLine.Write(checkpoint) is { } line ? new[] { $"AgentLoop-Checkpoint: {line}" } : [],
    ];

    /// <summary>The first line of a text that says anything.</summary>
    public static string FirstLine(string text) => Clean(text)
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .FirstOrDefault("Change of an AgentLoop run");

    private static string Evidence(Evaluation evaluation)
    {
        string tests = evaluation.Comparison is { } c
            ? $" Tests: {c.Fixed.Count} fixed, {c.Regressions} broken, {c.StillFailing.Count} still failing, {c.StillPassing} still passing."
            : "";
        string reason = string.Join(' ', Clean(evaluation.Reason).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return Shorten($"- {evaluation.Evaluator}: {evaluation.Verdict}. {reason}", EvidenceLength) + tests;
    }

    private static string Clean(string text) => text.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();

    private static string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        int end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end].TrimEnd() + "…";
    }
}
