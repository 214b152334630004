namespace AgentLoop;

/// <summary>Lines of an edit, and where in the file they are.</summary>
internal sealed record PlacedLines
{
    public required IReadOnlyList<EditLine> Lines { get; init; }

    /// <summary>The first line they take the place of, from 0.</summary>
    public required int First { get; init; }

    /// <summary>How many lines they take the place of; none for lines that are only added, before the first.</summary>
    public required int Count { get; init; }

    /// <summary>What to do to the indentation of added lines; <see langword="null"/> for nothing.</summary>
    public Reindentation? Reindentation { get; init; }

    /// <summary>Whether it cannot be told how a line that is added is to be indented.</summary>
    public bool IsIndentationUnclear => Reindentation is { } indentation && Lines.Any(l => l.Kind == EditLineKind.Add && indentation.IsUnclearFor(l.Text.Span));

    public int End => First + Count;
}
