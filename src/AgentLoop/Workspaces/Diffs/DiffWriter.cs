using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Writes changes as git does; every file that is no valid text goes as a binary patch.</summary>
internal sealed class DiffWriter : IDisposable
{
    private readonly MemoryStream output = new();

    public static byte[] Write(IEnumerable<FileVersions> files)
    {
        using DiffWriter writer = new();
        foreach (FileVersions file in files)
            writer.Write(file);
        return writer.output.ToArray();
    }

    public void Dispose() => output.Dispose();

    private void Write(FileVersions file)
    {
        string from = file.Change.Path;
        string to = file.Change.Destination() ?? from;
        Line($"diff --git {QuotedPath.Write("a/" + from)} {QuotedPath.Write("b/" + to)}");
        WriteModes(file);
        if (file.Change.Kind == FileChangeKind.Rename)
        {
            Line($"similarity index {Similarity(file)}%");
            Line($"rename from {QuotedPath.Write(from)}");
            Line($"rename to {QuotedPath.Write(to)}");
        }

        if (file.Before is not null && file.After is not null && file.IsSame)
            return;
        WriteIndex(file);
        if (!file.IsText)
            BinaryPatch.Write(output, file.BeforeBytes.Span, file.AfterBytes.Span);
        else if (!file.IsSame)
            WriteText(file, from, to);
    }

    private void WriteModes(FileVersions file)
    {
        if (file.Change.Kind == FileChangeKind.Add)
            Line($"new file mode {file.NewMode.ToGitMode()}");
        else if (file.Change.Kind == FileChangeKind.Delete)
            Line($"deleted file mode {file.OldMode.ToGitMode()}");
        else if (file.OldMode != file.NewMode)
            Line($"old mode {file.OldMode.ToGitMode()}\nnew mode {file.NewMode.ToGitMode()}");
    }

    /// <summary>Git's own names of both contents, which it needs to apply a binary patch.</summary>
    private void WriteIndex(FileVersions file)
    {
        bool keepsMode = file.Before is not null && file.After is not null && file.OldMode == file.NewMode;
        string mode = keepsMode ? " " + file.OldMode.ToGitMode() : "";
        Line($"index {GitObjectName.OfBlob(file.Before)}..{GitObjectName.OfBlob(file.After)}{mode}");
    }

    private void WriteText(FileVersions file, string from, string to)
    {
        Line($"--- {(file.Before is null ? "/dev/null" : Header("a/" + from))}");
        Line($"+++ {(file.After is null ? "/dev/null" : Header("b/" + to))}");
        TextLines before = new(file.BeforeBytes);
        TextLines after = new(file.AfterBytes);
        LineDiff diff = LineDiff.Compare(before, after);
        foreach (HunkRange hunk in HunkRange.Of(diff))
            WriteHunk(hunk, diff, before, after);
    }

    private void WriteHunk(HunkRange hunk, LineDiff diff, TextLines before, TextLines after)
    {
        Line($"@@ -{Range(hunk.OldStart, hunk.OldEnd)} +{Range(hunk.NewStart, hunk.NewEnd)} @@");
        int old = hunk.OldStart;
        int now = hunk.NewStart;
        while (old < hunk.OldEnd || now < hunk.NewEnd)
        {
            while (old < hunk.OldEnd && diff.Removed[old])
                WriteLine('-', before[old++]);
            while (now < hunk.NewEnd && diff.Added[now])
                WriteLine('+', after[now++]);
            for (; old < hunk.OldEnd && !diff.Removed[old] && !(now < hunk.NewEnd && diff.Added[now]); now++)
                WriteLine(' ', before[old++]);
        }
    }

    private void WriteLine(char mark, ReadOnlyMemory<byte> line)
    {
        output.WriteByte((byte)mark);
        output.Write(line.Span);
        if (!line.Span.EndsWith("\n"u8))
            output.Write("\n\\ No newline at end of file\n"u8);
    }

    /// <summary>A path for the lines before the hunks, where a blank in it would be taken for its end.</summary>
    private static string Header(string path) => QuotedPath.Write(path) + (path.Contains(' ', StringComparison.Ordinal) ? "\t" : "");

    private static string Range(int start, int end) => (end - start) switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{start},0"),
        1 => string.Create(CultureInfo.InvariantCulture, $"{start + 1}"),
        int count => string.Create(CultureInfo.InvariantCulture, $"{start + 1},{count}"),
    };

    private static int Similarity(FileVersions file)
    {
        if (file.IsSame)
            return 100;
        TextLines before = new(file.BeforeBytes);
        bool[] removed = LineDiff.Compare(before, new TextLines(file.AfterBytes)).Removed;
        long kept = Enumerable.Range(0, before.Count).Where(i => !removed[i]).Sum(i => (long)before[i].Length);
        return (int)Math.Min(99, kept * 100 / Math.Max(1, Math.Max(file.BeforeBytes.Length, file.AfterBytes.Length)));
    }

    private void Line(string text)
    {
        output.Write(Encoding.UTF8.GetBytes(text));
        output.WriteByte((byte)'\n');
    }
}
