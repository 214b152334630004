using System.Globalization;

namespace AgentLoop;

/// <summary>What a model is told of its edits.</summary>
internal static class EditingText
{
    private const int MaxErrors = 5;

    /// <summary>What is wrong, in part in the files' own words; empty where nothing is.</summary>
    public static string Failure(EditResult result) => result switch
    {
        { Edits: [{ Problem: { } problem }] } => problem, // it was the only one, so that it needs no number
        { Failure: { } failure } => failure,
        { SyntaxErrors.Count: > 0 } => $"The edits bring errors of syntax:\n{string.Concat(result.SyntaxErrors.Take(MaxErrors).Select(Describe))}",
        _ => "",
    };

    /// <summary>What was changed, and where its place was found only by leniency.</summary>
    public static string Done(EditResult result, ChangeSet changes)
    {
        string[] lenient = [.. result.Edits.Where(e => e is { Status: EditStatus.Fits, Strategy: > MatchStrategy.Exact, Line: not null }).Select(Describe)];
        string told = string.Join(' ', changes.Files.Select(Describe));
        return lenient.Length == 0 ? told : $"{told} Not exactly what stood there matched: {string.Join(", ", lenient)}; look whether it is right.";
    }

    private static string Describe(FileChange change) => change.Kind switch
    {
        FileChangeKind.Add => $"Added {OneLine.Of(change.Path)}.",
        FileChangeKind.Delete => $"Deleted {OneLine.Of(change.Path)}.",
        FileChangeKind.Rename => $"Renamed {OneLine.Of(change.Path)} to {OneLine.Of(change.NewPath!)}.",
        _ => $"Changed {OneLine.Of(change.Path)}.",
    };

    private static string Describe(EditOutcome edit) => string.Create(CultureInfo.InvariantCulture, $"{OneLine.Of(edit.Path)}, line {edit.Line}");

    private static string Describe(SyntaxError error) => string.Create(CultureInfo.InvariantCulture, $"\"{OneLine.Of(error.Path)}\", line {error.Line}: {OneLine.Of(error.Message)}\n");
}
