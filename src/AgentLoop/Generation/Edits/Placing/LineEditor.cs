namespace AgentLoop;

/// <summary>One file while it is edited: its text as it was read, and the places of the edits made since.</summary>
internal sealed class LineEditor
{
    private readonly SourceText source;
    private readonly EditableText text;
    private readonly EditEffort effort;
    private readonly LinePlacer placer;
    private readonly bool usesNumbers;
    private readonly List<PlacedLines> placed = [];
    private readonly HashSet<int> added = [];
    private bool keepsFileEnd;

    /// <param name="source">The file's text.</param>
    /// <param name="usesNumbers">Whether the line numbers that edits say are those of this text.</param>
    /// <param name="effort">What is spent of.</param>
    public LineEditor(SourceText source, bool usesNumbers, EditEffort effort)
    {
        (this.source, this.usesNumbers, this.effort) = (source, usesNumbers, effort);
        text = new EditableText(source.Text);
        effort.Spend(text);
        placer = new LinePlacer(text, new LineFinder(text, effort), effort);
    }

    /// <summary>Whether there are edits that the text does not show yet.</summary>
    public bool IsChanged => placed.Count > 0;

    /// <summary>
    /// Makes an edit of lines if it fits; <see langword="null"/> where that can only be told when the text shows the edits before it.
    /// </summary>
    public EditOutcome? Apply(LinesEdit edit)
    {
        edit = edit with { Lines = LineBlock.Cut(edit.Lines) };
        bool mustBeSure = IsChanged && edit.Placement == EditPlacement.Unique;
        FoundPlace? place = mustBeSure ? placer.PlaceDistinct(edit, added) : placer.Place(edit, usesNumbers);
        if (place is null || place.Parts.Any(Overlaps))
            return null;
        if (place.Fits)
            Accept(place);
        keepsFileEnd |= place.Fits && edit.KeepsFileEnd;
        return place.Outcome;
    }

    /// <summary>Makes an edit of text if it fits. The text must show the edits before it.</summary>
    public EditOutcome Apply(ReplaceEdit edit)
    {
        TextSearch search = new(text, effort);
        FoundPlace place = search.Find(edit);
        if (!place.Fits && place.Outcome.Places == 0 && TextLines(edit) is { } lines)
        {
            FoundPlace lenient = placer.Place(lines, usesNumbers: false);
            place = lenient.Fits || lenient.Outcome.Places > 0 ? lenient : place;
            keepsFileEnd |= lenient.Fits;
        }

        if (!place.Fits)
            return search.Explain(edit, place.Outcome);
        Accept(place);
        return place.Outcome;
    }

    /// <summary>The file's bytes with all edits.</summary>
    public ReadOnlyMemory<byte> Encode() => LineWriter.Write(source, text, placed, keepsFileEnd);

    /// <summary>A search of whole lines, which may be found where the text itself is not.</summary>
    private static LinesEdit? TextLines(ReplaceEdit edit)
    {
        string search = LineEnding.ToLf(edit.Search);
        string replacement = LineEnding.ToLf(edit.Replacement);
        bool isWhole = replacement.Length == 0 ? search.EndsWith('\n') : search.EndsWith('\n') == replacement.EndsWith('\n');
        return !isWhole || string.IsNullOrWhiteSpace(search) ? null : new LinesEdit
        {
            Path = edit.Path,
            Lines = LineMarks.Between(Ended(search), Ended(replacement)),
            KeepsFileEnd = true,
        };
    }

    private static string Ended(string text) => text.Length == 0 || text[^1] == '\n' ? text : text + "\n";

    private bool Overlaps(PlacedLines part)
    {
        int next = IndexBehind(part.First);
        return (next > 0 && placed[next - 1].End > part.First) || (next < placed.Count && placed[next].First < part.End);
    }

    private void Accept(FoundPlace place)
    {
        foreach (PlacedLines part in place.Parts)
        {
            int index = IndexBehind(part.First);
            effort.Spend(placed.Count - index);
            placed.Insert(index, part);
            added.UnionWith(part.Lines.Where(l => l.Kind == EditLineKind.Add).Select(l => LinePattern.Hash(l.Text.Span)));
        }
    }

    /// <summary>Where lines that begin here stand among the others: behind those that begin no later.</summary>
    private int IndexBehind(int first)
    {
        int low = 0;
        int high = placed.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = placed[middle].First <= first ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
