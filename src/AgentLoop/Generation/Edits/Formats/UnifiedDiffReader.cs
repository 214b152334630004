using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Reads unified diffs, whatever their line numbers and counts. Text around them is passed over.</summary>
internal sealed class UnifiedDiffReader(string text)
{
    private readonly EditInput input = new(text);
    private readonly List<DiffSection> sections = [];
    private DiffSection? current;
    private string? gitOnly;

    public EditReading Read()
    {
        while (!input.IsAtEnd)
        {
            if (ReadPart() is { } problem)
                return EditReading.None(problem);
        }

        if (sections.Count == 0)
            return EditReading.None("The text holds no patch: the lines \"--- a/path\" and \"+++ b/path\" are missing.");
        if (sections.Find(s => s.NewName.Length == 0 && s.Hunks.Count > 0) is not null)
            return EditReading.None("The patch does not say which file it is about.");
        bool isExact = sections.TrueForAll(s => s.Hunks.TrueForAll(h => h.IsExact));
        return new EditReading
        {
            Edits = [.. sections.SelectMany(s => s.ToEdits())],
            Patch = isExact ? text : null,
            PatchOnly = gitOnly,
        };
    }

    private string? ReadPart()
    {
        ReadOnlySpan<char> line = input.Span;
        if (line.StartsWith("--- ") && input.Following.StartsWith("+++ "))
            ReadNames();
        else if (line.StartsWith("@@"))
            return ReadHunk();
        else if (line.StartsWith("diff --git "))
            BeginGit();
        else if (current is { HasBody: false })
            ReadHeader(current);
        else
            input.Next();
        return null;
    }

    private DiffSection Begin()
    {
        current = new DiffSection();
        sections.Add(current);
        return current;
    }

    private void BeginGit()
    {
        DiffSection section = Begin();
        if (PatchName.ReadPair(Bytes(input.Span["diff --git ".Length..])) is var (old, now))
            (section.OldName, section.NewName) = (old.Text, now.Text);
        input.Next();
    }

    private void ReadNames()
    {
        DiffSection section = current is { HasBody: false } ? current : Begin();
        section.HasBody = true;
        string old = PatchName.Read(Bytes(input.Span[4..])).Text;
        input.Next();
        string now = PatchName.Read(Bytes(input.Span[4..])).Text;
        input.Next();
        if (!section.IsRename)
            (section.OldName, section.NewName) = (old.Trim(), now.Trim());
    }

    private string? ReadHunk()
    {
        int line = input.Number;
        if (current is null)
            return string.Create(CultureInfo.InvariantCulture, $"The hunk at line {line} belongs to no file: the lines \"--- a/path\" and \"+++ b/path\" are missing before it.");
        DiffHunk hunk = DiffHunkReader.Read(input);
        current.HasBody = true;
        current.Hunks.Add(hunk);
        return hunk.Lines.Exists(l => l.Kind != EditLineKind.Keep)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"The hunk at line {line} has no line that begins with \"+\" or \"-\": it is cut off, or changes nothing.");
    }

    /// <summary>Reads a line between <c>diff --git</c> and the hunks. What lines cannot say, only git's rules can apply.</summary>
    private void ReadHeader(DiffSection section)
    {
        ReadOnlySpan<char> line = input.Span;
        if (line.StartsWith("rename from "))
            (section.IsRename, section.OldName) = (true, PatchName.Read(Bytes(line["rename from ".Length..]), isExact: true).Text);
        else if (line.StartsWith("rename to "))
            (section.IsRename, section.NewName) = (true, PatchName.Read(Bytes(line["rename to ".Length..]), isExact: true).Text);
        else if (line.StartsWith("new file mode "))
            section.IsNew = true;
        else if (line.StartsWith("deleted file mode "))
            section.IsDeleted = true;
        if (IsGitOnly(line))
            gitOnly ??= string.Create(CultureInfo.InvariantCulture, $"Line {input.Number} of the patch, \"{OneLine.Of(line)}\", is only applied where all counts and lines of the patch are exact.");
        input.Next();
    }

    private static bool IsGitOnly(ReadOnlySpan<char> line) =>
        line.StartsWith("new mode ") || line.StartsWith("copy from ") || line.StartsWith("new file mode 1007") || line.StartsWith("new file mode 12")
        || line.StartsWith("GIT binary patch") || (line.StartsWith("Binary files ") && line.EndsWith(" differ"));

    private static byte[] Bytes(ReadOnlySpan<char> text)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }
}
