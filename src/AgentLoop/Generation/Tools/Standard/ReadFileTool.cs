using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AgentLoop;

internal sealed class ReadFileTool : AgentTool
{
    private const int DefaultLines = 1000;
    private const int LongestLine = 1000;

    public override string Name => "read_file";

    public override string Description => "Shows the lines of a text file with their numbers. A long file is read in parts.";

    public override bool IsReadOnly => true;

    public override JsonElement JsonSchema { get; } = ToolSchema.Of(
        """
        "path": { "type": "string", "description": "The file, from the repository's root." },
        "offset": { "type": "integer", "description": "The first line to show; 1 unless said." },
        "limit": { "type": "integer", "description": "How many lines to show; 1000 unless said." }
        """,
        "path");

    protected override async ValueTask<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        ToolInput input = new(use.Arguments);
        string path = input.Path("path");
        int first = Math.Max(1, input.Number("offset", 0, int.MaxValue) ?? 1);
        int limit = input.Number("limit", 1, int.MaxValue) ?? DefaultLines;
        if (input.Refusal is { } refusal)
            return refusal;

        ReadOnlyMemory<byte>? content = await use.Workbench.Sandbox.ReadFileAsync(path, cancellationToken).ConfigureAwait(false);
        if (content is not { } bytes)
            return ToolResult.Failed($"There is no file \"{OneLine.Of(path)}\".{Elsewhere(use.Workbench.Files, path)}");
        use.Memory.See(path, bytes.Span);
        return SourceText.TryDecode(bytes.Span, out SourceText? text)
            ? Lines(text.ForReading(), first, limit)
            : ToolResult.Failed(string.Create(CultureInfo.InvariantCulture, $"\"{OneLine.Of(path)}\" is no text: {bytes.Length} bytes, binary or in another encoding than UTF-8."));
    }

    /// <summary>A file of the same name elsewhere, which was probably meant.</summary>
    private static string Elsewhere(IWorkspaceView files, string path)
    {
        string end = "/" + path[(path.LastIndexOf('/') + 1)..];
        string[] others = [.. files.Snapshot.Entries.Select(e => e.Path).Where(p => ("/" + p).EndsWith(end, StringComparison.OrdinalIgnoreCase)).Take(3)];
        return others.Length == 0 ? "" : $" Did you mean {string.Join(" or ", others.Select(o => $"\"{OneLine.Of(o)}\""))}?";
    }

    private static ToolResult Lines(string text, int first, int limit)
    {
        if (text.Length == 0)
            return ToolResult.Said("The file is empty.");
        StringBuilder shown = new();
        int number = 0;
        int last = (int)Math.Min(int.MaxValue, (long)first + limit - 1);
        foreach (ReadOnlySpan<char> line in text.AsSpan(0, text.EndsWith('\n') ? text.Length - 1 : text.Length).EnumerateSplits())
        {
            number++;
            if (number < first || number > last)
                continue;
            shown.Append(CultureInfo.InvariantCulture, $"{number,6}\t").Append(line[..Math.Min(line.Length, LongestLine)]);
            shown.Append(line.Length > LongestLine ? " [... the line goes on ...]\n" : "\n");
        }

        bool isWhole = first == 1 && last >= number;
        return number < first
            ? ToolResult.Failed(string.Create(CultureInfo.InvariantCulture, $"The file has {number} lines; there is no line {first}."))
            : ToolResult.Shown(shown.ToString(), isWhole ? "" : string.Create(CultureInfo.InvariantCulture, $"Lines {first} to {Math.Min(last, number)} of {number}."));
    }
}
