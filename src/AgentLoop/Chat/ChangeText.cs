using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>A change as a model reads it: per file, the lines between the first and the last that differ.</summary>
internal static class ChangeText
{
    public static async ValueTask<string> OfAsync(ChangeSet changes, IWorkspaceView workspace, CancellationToken cancellationToken)
    {
        StringBuilder text = new();
        foreach (FileChange change in changes.Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Verb(change.Kind)} {OneLine.Of(change.Path)}");
            text.Append(change.NewPath is null ? "\n" : $" to {OneLine.Of(change.NewPath)}\n");
            if (change.Content is { } content)
            {
                ReadOnlyMemory<byte>? before = await workspace.ReadAsync(change.Path, cancellationToken).ConfigureAwait(false);
                AppendLines(text, Lines(before ?? default), Lines(content));
            }
        }

        return text.ToString();
    }

    private static string Verb(FileChangeKind kind) => kind switch
    {
        FileChangeKind.Add => "add",
        FileChangeKind.Modify => "modify",
        FileChangeKind.Delete => "delete",
        _ => "rename",
    };

    private static string[] Lines(ReadOnlyMemory<byte> content) => content.IsEmpty ? []
        : SourceText.TryDecode(content.Span, out SourceText? text) ? text.ForReading().Split('\n')
        : ["(bytes that are no text)"];

    private static void AppendLines(StringBuilder text, string[] before, string[] after)
    {
        int head = before.AsSpan().CommonPrefixLength(after, StringComparer.Ordinal);
        int most = Math.Min(before.Length, after.Length) - head;
        int tail = 0;
        while (tail < most && before[^(tail + 1)].Equals(after[^(tail + 1)], StringComparison.Ordinal))
            tail++;

        text.Append(CultureInfo.InvariantCulture, $"at line {head + 1}:\n");
        foreach (string line in before[head..^tail])
            text.Append('-').Append(line).Append('\n');
        foreach (string line in after[head..^tail])
            text.Append('+').Append(line).Append('\n');
    }
}
