namespace AgentLoop;

/// <summary>Finds the places of edits of lines in one text, as it was before them.</summary>
/// <remarks>
/// The search forward and its strategies are those of <c>apply_patch</c> in OpenAI's Codex (<c>seek_sequence</c>), but that a line which a
/// hunk only shows keeps its bytes, and that lines after a <c>@@ context</c> are put there and not at the end of the file.
/// </remarks>
internal sealed class LinePlacer(EditableText text, LineFinder finder, EditEffort effort)
{
    private readonly PlaceFailures failures = new(text, finder, effort);
    private int cursor;

    /// <summary>The place of an edit. The next one that searches forward begins behind it.</summary>
    /// <param name="edit">The edit, its lines cut.</param>
    /// <param name="usesNumbers">Whether the line numbers that an edit says are those of this text.</param>
    public FoundPlace Place(LinesEdit edit, bool usesNumbers)
    {
        int from = edit.Placement == EditPlacement.Forward ? cursor : 0;
        MatchStrategy context = MatchStrategy.None;
        foreach (string line in edit.After)
        {
            LinePattern sought = new([line.AsMemory()]);
            (MatchStrategy strategy, List<int> places) = finder.Find(sought, from);
            if (places.Count == 0)
                return failures.NoContext(edit, sought, from);
            from = places[0] + 1;
            context = (MatchStrategy)Math.Max((int)context, (int)strategy);
        }

        FoundPlace found = Search(edit, from, usesNumbers);
        if (!found.Fits)
            return found;
        if (found.Parts[^1].Count > 0 || edit.After.Count > 0)
            cursor = found.Parts[^1].End;
        return context <= found.Outcome.Strategy ? found : found with { Outcome = found.Outcome with { Strategy = context } };
    }

    /// <summary>The place of an edit that no others can have moved or made unclear; <see langword="null"/> where that is not certain.</summary>
    /// <param name="edit">The edit, its lines cut.</param>
    /// <param name="others">The hashes of the lines that others add.</param>
    public FoundPlace? PlaceDistinct(LinesEdit edit, HashSet<int> others)
    {
        if (edit.AtEnd || edit.After.Count > 0)
            return null;
        LinePattern before = LineBlock.Before(edit.Lines);
        int first = finder.FindDistinct(before, others);
        return first < 0 ? null : SearchFor(edit, from: 0, usesNumbers: false).At(edit.Lines, before, first, MatchStrategy.Exact, places: 1);
    }

    private LineSearch SearchFor(LinesEdit edit, int from, bool usesNumbers) =>
        new() { Text = text, Finder = finder, Failures = failures, Edit = edit, From = from, UsesNumbers = usesNumbers };

    private FoundPlace Search(LinesEdit edit, int from, bool usesNumbers)
    {
        LineSearch search = SearchFor(edit, from, usesNumbers);
        LinePattern before = LineBlock.Before(edit.Lines);
        if (before.Count == 0)
            return Insert(edit, from);
        if (search.Run(edit.Lines, before) is { } whole)
            return whole;
        IReadOnlyList<EditLine> shorter = LineBlock.WithoutBlankEnd(edit.Lines);
        if (shorter.Count < edit.Lines.Count && LineBlock.Before(shorter).Count > 0 && search.Run(shorter) is { } cut)
            return cut;
        if (edit.After.Count > 0 && from > 0 && (search with { From = from - 1 }).Run(edit.Lines) is { } repeated)
            return repeated;
        return edit.Lines.Any(l => l.Kind == EditLineKind.Gap) && ElidedSearch.Run(search) is { } elided ? elided : failures.NoPlace(edit, from);
    }

    /// <summary>Lines that show none that is there: they go behind what they are said to be after, or to the end.</summary>
    private FoundPlace Insert(LinesEdit edit, int from)
    {
        if (edit is { Placement: EditPlacement.Unique, AtEnd: false, After.Count: 0 } && text.Count > 0)
            return failures.NoLines(edit);
        int first = edit.After.Count > 0 && !edit.AtEnd ? from : text.Count;
        return new FoundPlace
        {
            Outcome = new EditOutcome { Path = edit.Path, Status = EditStatus.Fits, Similarity = 1, Line = first + 1 },
            Parts = [new PlacedLines { Lines = edit.Lines, First = first, Count = 0 }],
        };
    }
}
