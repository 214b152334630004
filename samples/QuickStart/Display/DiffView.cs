using Spectre.Console;
using Spectre.Console.Rendering;

namespace QuickStart;

/// <summary>A unified diff in colours.</summary>
internal static class DiffView
{
    private const int MaxLines = 200;

    public static Rows Of(string diff)
    {
        string[] lines = Shown.Text(diff).TrimEnd('\n').Split('\n');
        IEnumerable<IRenderable> shown = lines.Take(MaxLines).Select(line => new Text(line, StyleOf(line)));
        return new Rows(lines.Length <= MaxLines ? shown : shown.Append(new Text($"… and {lines.Length - MaxLines} more lines.", new Style(Color.Grey))));
    }

    private static Style StyleOf(string line) => line switch
    {
        _ when line.StartsWith("@@", StringComparison.Ordinal) => new Style(Color.Aqua),
        _ when IsHeader(line) => new Style(Color.Grey),
        ['+', ..] => new Style(Color.Green),
        ['-', ..] => new Style(Color.Red),
        _ => Style.Plain,
    };

    private static bool IsHeader(string line) =>
        new[] { "diff ", "index ", "--- ", "+++ ", "new file", "deleted file", "rename ", "similarity " }.Any(head => line.StartsWith(head, StringComparison.Ordinal));
}
