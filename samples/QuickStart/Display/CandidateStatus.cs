using Spectre.Console;

namespace QuickStart;

/// <summary>How a candidate stands, in a word and a colour.</summary>
internal sealed record CandidateStatus
{
    public required string Word { get; init; }

    public required Color Color { get; init; }

    public static CandidateStatus Of(CandidateState candidate, bool isSelected) => candidate switch
    {
        { Rejection: not null } => new() { Word = "rejected", Color = Color.Yellow },
        { Stopped: true } => new() { Word = "stopped", Color = Color.Grey },
        { Verdict: Verdict.Pass } => new() { Word = isSelected ? "chosen" : "pass", Color = Color.Green },
        { Verdict: Verdict.Fail } => new() { Word = "fail", Color = Color.Red },
        { Verdict: Verdict.Inconclusive } => new() { Word = "inconclusive", Color = Color.Yellow },
        { Verdict: Verdict.Error } => new() { Word = "error", Color = Color.Red },
        _ => new() { Word = "running", Color = Color.Blue },
    };
}
