namespace AgentLoop;

/// <summary>Why a file is not edited, in sentences for a model.</summary>
internal static class EditRefusal
{
    public const string TooMuch = "The edits are too large, or what they search is too repetitive, to be applied in time; make smaller ones.";

    public static EditOutcome Failed(Edit edit, string problem) => new() { Path = edit.Path, Status = EditStatus.Failed, Problem = problem };

    public static EditOutcome Applied(Edit edit, string problem) => new() { Path = edit.Path, Status = EditStatus.AlreadyApplied, Problem = problem };

    public static string Missing(EditedFiles files, string path) =>
        files.IsFolder(path) ? $"\"{OneLine.Of(path)}\" is a folder; name a file."
        : files.Elsewhere(path) is { } other ? $"There is no file \"{OneLine.Of(path)}\"; did you mean \"{OneLine.Of(other)}\"?"
        : $"There is no file \"{OneLine.Of(path)}\".";

    public static string Stale(string path) => $"\"{OneLine.Of(path)}\" has changed since it was read; read it again before editing it.";

    public static string Blocked(string path) =>
        $"\"{OneLine.Of(path)}\" cannot be a file: there is a folder of that name, or a file where its folder would be.";

    public static string NoText(string path) =>
        $"\"{OneLine.Of(path)}\" is no text in UTF-8: a binary file or a symbolic link can be renamed or deleted, not edited.";
}
