namespace AgentLoop;

/// <summary>Looks for one block of lines.</summary>
internal sealed record LineSearch
{
    public required EditableText Text { get; init; }

    public required LineFinder Finder { get; init; }

    public required PlaceFailures Failures { get; init; }

    public required LinesEdit Edit { get; init; }

    /// <summary>The line from which on places count.</summary>
    public required int From { get; init; }

    /// <summary>Whether the edit's line number may decide.</summary>
    public required bool UsesNumbers { get; init; }

    /// <summary>The place of these lines of the edit; one that does not fit where it is unclear which; <see langword="null"/> where there is none.</summary>
    public FoundPlace? Run(IReadOnlyList<EditLine> lines) => Run(lines, LineBlock.Before(lines));

    public FoundPlace? Run(IReadOnlyList<EditLine> lines, LinePattern pattern)
    {
        if (Edit.AtEnd)
            return AtEnd(lines, pattern);

        (MatchStrategy strategy, List<int> places) = Finder.Find(pattern, From);
        if (places.Count == 0)
            return null;
        if (Edit.Placement == EditPlacement.Forward || places.Count == 1)
            return At(lines, pattern, places[0], strategy, places.Count);

        int said = UsesNumbers && Edit.Line is { } line ? line - 1 : -1;
        return said >= From && Finder.FindAt(pattern, said, strategy) != MatchStrategy.None
            ? At(lines, pattern, said, strategy, places.Count)
            : Failures.Ambiguous(Edit, strategy, places);
    }

    private FoundPlace? AtEnd(IReadOnlyList<EditLine> lines, LinePattern pattern)
    {
        int first = Text.Count - pattern.Count;
        MatchStrategy strategy = first < From ? MatchStrategy.None : Finder.FindAt(pattern, first);
        return strategy == MatchStrategy.None ? null : At(lines, pattern, first, strategy, 1);
    }

    /// <summary>These lines of the edit at a line where they were found.</summary>
    public FoundPlace At(IReadOnlyList<EditLine> lines, LinePattern pattern, int first, MatchStrategy strategy, int places)
    {
        PlacedLines placed = Put(lines, pattern, first, strategy);
        if (placed.IsIndentationUnclear)
            return Failures.UnclearIndentation(Edit, strategy, first, pattern.Count);

        EditOutcome outcome = new()
        {
            Path = Edit.Path,
            Status = EditStatus.Fits,
            Strategy = strategy,
            Places = places,
            Similarity = strategy == MatchStrategy.Exact ? 1 : Similarity.Of(pattern, Text, first),
            Line = first + 1,
        };
        return new FoundPlace { Outcome = outcome, Parts = [placed] };
    }

    private PlacedLines Put(IReadOnlyList<EditLine> lines, LinePattern pattern, int first, MatchStrategy strategy)
    {
        PlacedLines placed = new() { Lines = lines, First = first, Count = pattern.Count };
        if (strategy < MatchStrategy.Indentation)
            return placed;

        Reindentation indentation = new();
        EditLine[] shown = [.. lines.Where(l => l.Kind != EditLineKind.Add)];
        for (int i = 0; i < pattern.Count; i++)
            indentation.Note(pattern[i].Span, Text.Content(first + i), shown[i].Kind == EditLineKind.Remove);
        return placed with { Reindentation = indentation };
    }
}
