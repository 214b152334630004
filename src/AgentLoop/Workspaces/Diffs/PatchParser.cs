using System.Text;

namespace AgentLoop;

/// <summary>Reads a patch as <c>git diff</c> or <c>diff -u</c> writes it. What is neither is passed over, as in a mail.</summary>
internal sealed class PatchParser
{
    private readonly PatchCursor cursor;
    private FilePatch? current;

    private PatchParser(ReadOnlyMemory<byte> patch) => cursor = new PatchCursor(patch);

    public List<FilePatch> Files { get; } = [];

    public List<string> Problems { get; } = [];

    public static PatchParser Parse(ReadOnlyMemory<byte> patch)
    {
        PatchParser parser = new(patch);
        while (!parser.cursor.IsAtEnd)
            parser.ReadLine();
        return parser;
    }

    private void ReadLine()
    {
        if (cursor.TryTake("diff --git "u8, out ReadOnlySpan<byte> names))
            BeginGit(names);
        else if (cursor.Line.StartsWith("--- "u8) && cursor.NextStartsWith("+++ "u8))
            ReadNames();
        else if (cursor.Line.StartsWith("@@ -"u8))
            ReadHunk();
        else if (current is not null && cursor.Line.SequenceEqual("GIT binary patch"u8))
            ReadBinary(current);
        else if (current is { HasBody: false })
            ReadHeader(current);
        else
            cursor.Next();
    }

    private FilePatch Begin()
    {
        current = new FilePatch { Line = cursor.At + 1 };
        Files.Add(current);
        return current;
    }

    private void BeginGit(ReadOnlySpan<byte> names)
    {
        FilePatch file = Begin();
        if (PatchName.ReadPair(names) is var (old, now))
            (file.OldName, file.NewName) = (old, now);
        cursor.Next();
    }

    private void ReadNames()
    {
        FilePatch file = current is { HasBody: false, HasNames: false } ? current : Begin();
        file.HasNames = true;
        PatchName old = PatchName.Read(cursor.Line[4..]);
        cursor.Next();
        PatchName now = PatchName.Read(cursor.Line[4..]);
        cursor.Next();
        if (!file.IsRename && !file.IsCopy)
            (file.OldName, file.NewName) = (old, now);
    }

    private void ReadHeader(FilePatch file)
    {
        if (cursor.TryTake("new mode "u8, out ReadOnlySpan<byte> rest))
            file.NewMode = Encoding.UTF8.GetString(rest);
        else if (cursor.TryTake("new file mode "u8, out rest))
            (file.IsNew, file.NewMode) = (true, Encoding.UTF8.GetString(rest));
        else if (cursor.Line.StartsWith("deleted file mode "u8))
            file.IsDeleted = true;
        else if (cursor.TryTake("rename from "u8, out rest))
            (file.IsRename, file.OldName) = (true, PatchName.Read(rest, isExact: true));
        else if (cursor.TryTake("rename to "u8, out rest))
            (file.IsRename, file.NewName) = (true, PatchName.Read(rest, isExact: true));
        else if (cursor.TryTake("copy from "u8, out rest))
            (file.IsCopy, file.OldName) = (true, PatchName.Read(rest, isExact: true));
        else if (cursor.TryTake("copy to "u8, out rest))
            (file.IsCopy, file.NewName) = (true, PatchName.Read(rest, isExact: true));
        else if (cursor.Line.StartsWith("Binary files "u8) && cursor.Line.EndsWith(" differ"u8))
            file.LacksContent = true;
        cursor.Next();
    }

    private void ReadHunk()
    {
        int line = cursor.At + 1;
        Hunk? hunk = HunkReader.Read(cursor);
        if (hunk is null)
            Problems.Add($"The hunk at line {line} of the patch is not whole: its lines are not as many as it says.");
        else if (current is null)
            Problems.Add($"The hunk at line {line} of the patch belongs to no file: \"---\" and \"+++\" lines are missing before it.");
        else
            current.Hunks.Add(hunk);
    }

    private void ReadBinary(FilePatch file)
    {
        int line = cursor.At + 1;
        cursor.Next();
        file.Binary = BinaryHunkReader.Read(cursor);
        if (file.Binary is null)
            Problems.Add($"The binary patch at line {line} is broken.");
    }
}
