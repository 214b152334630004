using System.Text;

namespace AgentLoop;

/// <summary>A hunk of a unified diff as it was written, whatever its first line says of it.</summary>
internal sealed record DiffHunk
{
    public required List<EditLine> Lines { get; init; }

    /// <summary>The line, from 1, that it is said to be at; <see langword="null"/> where nothing is said.</summary>
    public int? Line { get; init; }

    /// <summary>Whether it has as many lines as it says.</summary>
    public bool IsExact { get; init; }

    public Edit ToEdit(string path, bool startsOver) => new LinesEdit { Path = path, Lines = Lines, Line = Line, StartsOver = startsOver };

    /// <summary>The text that it makes of nothing.</summary>
    public string NewText()
    {
        StringBuilder text = new();
        foreach (EditLine line in Lines.Where(l => l.Kind != EditLineKind.Remove))
            text.Append(line.Text).Append(line.IsUnended ? "" : "\n");
        return text.ToString();
    }
}
