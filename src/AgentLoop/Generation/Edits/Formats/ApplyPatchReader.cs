using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Reads a patch of Codex. Text before and after it, such as a heredoc or a fence around it, is passed over.</summary>
internal sealed class ApplyPatchReader(string text)
{
    private readonly EditInput input = new(text);
    private readonly List<Edit> edits = [];

    public EditReading Read()
    {
        if (!FindBegin())
            return EditReading.None("The text holds no patch: the line \"*** Begin Patch\" is missing.");
        do
        {
            if (ReadPatch() is { } problem)
                return EditReading.None(problem);
        }
        while (FindBegin());

        return edits.Count > 0 ? new EditReading { Edits = edits } : EditReading.None("The patch is empty: it has no \"*** Add File\", \"*** Update File\" or \"*** Delete File\".");
    }

    private bool FindBegin()
    {
        while (!input.IsAtEnd && !input.Span.Trim().SequenceEqual(ApplyPatchMarker.Begin))
            input.Next();
        return !input.IsAtEnd;
    }

    /// <summary>Reads up to the end of the patch; says what is wrong with it.</summary>
    private string? ReadPatch()
    {
        input.Next();
        while (!input.IsAtEnd)
        {
            if (input.Span.Trim().SequenceEqual(ApplyPatchMarker.End))
                return null;
            if (input.Span.IsWhiteSpace())
                input.Next();
            else if (ReadFile() is { } problem)
                return problem;
        }

        return "The patch is cut off: the line \"*** End Patch\" is missing.";
    }

    private string? ReadFile()
    {
        int line = input.Number;
        ReadOnlySpan<char> header = input.Span;
        if (ApplyPatchMarker.TryTake(header, ApplyPatchMarker.Add, out string path))
            return ReadAdded(path);
        if (ApplyPatchMarker.TryTake(header, ApplyPatchMarker.Delete, out path))
        {
            edits.Add(new DeleteEdit { Path = path });
            input.Next();
            return null;
        }

        if (ApplyPatchMarker.TryTake(header, ApplyPatchMarker.Update, out path))
            return ReadUpdate(path, line);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Line {line} of the patch, \"{OneLine.Of(header)}\", does not fit there: a part begins with \"*** Add File: \", \"*** Update File: \" or \"*** Delete File: \" and a path.");
    }

    private string? ReadAdded(string path)
    {
        StringBuilder content = new();
        for (input.Next(); input.Span.StartsWith("+"); input.Next())
            content.Append(input.Span[1..]).Append('\n');
        edits.Add(new WriteEdit { Path = path, Content = content.ToString() });
        return null;
    }

    private string? ReadUpdate(string path, int line)
    {
        input.Next();
        string? newPath = null;
        if (ApplyPatchMarker.TryTake(input.Span, ApplyPatchMarker.Move, out string target))
        {
            newPath = target;
            input.Next();
        }

        int before = edits.Count;
        string? problem = new ApplyPatchHunks(input, path, edits).Read();
        if (newPath is not null && !newPath.Equals(path, StringComparison.Ordinal))
            edits.Add(new RenameEdit { Path = path, NewPath = newPath, Overwrites = true });
        return problem ?? (edits.Count > before
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"The update of \"{OneLine.Of(path)}\" at line {line} of the patch has no hunk."));
    }
}
