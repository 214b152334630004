namespace QuickStart;

/// <summary>A tool call of the model in a line: what was called, and what it was told.</summary>
internal static class CallLine
{
    private const int MaxLength = 100;

    public static string Of(ToolCalled called) => $"{called.Tool} {Cut(called.Arguments)} {Word(called.End)}: {Cut(called.Result)}";

    private static string Word(ToolCallEnd end) => end switch
    {
        ToolCallEnd.Succeeded => "done",
        ToolCallEnd.Failed => "failed",
        ToolCallEnd.Denied => "denied",
        _ => "not run",
    };

    private static string Cut(RecordedContent content)
    {
        string line = content.Text is { } text ? Shown.Line(WithoutMark(text)) : $"{content.Artifact?.Length} bytes";
        return line.Length <= MaxLength ? line : $"{line[..MaxLength]}…";
    }

    /// <summary>Without the line that tells the model that what follows is untrusted.</summary>
    private static string WithoutMark(string text) => text.StartsWith("[material ", StringComparison.Ordinal) && text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end
        ? text[(end + 1)..]
        : text;
}
