using System.Globalization;

namespace AgentLoop;

/// <summary>Finds the one place where a text occurs, whatever line endings the file has, and says it in whole lines.</summary>
internal sealed class TextSearch(EditableText text, EditEffort effort)
{
    private const int MaxQuoted = 120;
    private const int LeastEvidence = 3;

    private readonly string lf = LineEnding.ToLf(text.Text);

    /// <summary>The place of the search text; the lines that hold it, where it is unclear or missing, say so.</summary>
    public FoundPlace Find(ReplaceEdit edit)
    {
        string search = LineEnding.ToLf(edit.Search);
        List<int> places = Places(search);
        return places.Count == 1 ? At(edit, places[0], search.Length) : new FoundPlace
        {
            Outcome = new EditOutcome
            {
                Path = edit.Path,
                Status = EditStatus.Failed,
                Strategy = places.Count == 0 ? MatchStrategy.None : MatchStrategy.Exact,
                Places = places.Count,
                Line = places.Count == 0 ? null : LineOf(places[0]),
                Problem = $"{Subject(edit)} {Reason(search, places)}",
            },
        };
    }

    /// <summary>Completes what is said of a text that occurs nowhere.</summary>
    public EditOutcome Explain(ReplaceEdit edit, EditOutcome outcome)
    {
        if (outcome.Places > 0 || edit.Search.Length == 0 || !effort.MayExplain())
            return outcome;

        string replacement = LineEnding.ToLf(edit.Replacement);
        if (replacement.AsSpan().Trim().Length >= LeastEvidence && Places(replacement) is [int place])
        {
            string applied = string.Create(CultureInfo.InvariantCulture, $"{Subject(edit)} does not occur there, and the replacement does, at line {LineOf(place)}: it is already applied. Leave it out.");
            return outcome with { Status = EditStatus.AlreadyApplied, Line = LineOf(place), Problem = applied };
        }

        NearestLines nearest = NearestLines.Find(text, new LinePattern(LineMarks.Lines(LineEnding.ToLf(edit.Search))));
        return outcome with { Similarity = nearest.Similarity, Line = nearest.Line, Problem = outcome.Problem + nearest.Sentence };
    }

    private static string Subject(ReplaceEdit edit) => $"The search text \"{OneLine.Of(edit.Search.Trim(), MaxQuoted)}\" for \"{OneLine.Of(edit.Path)}\"";

    /// <summary>Where it occurs, overlapping places too: any of them could be meant.</summary>
    private List<int> Places(string search)
    {
        List<int> places = [];
        int at = search.Length == 0 ? -1 : lf.IndexOf(search, StringComparison.Ordinal);
        effort.Spend(lf.Length);
        while (at >= 0 && places.Count < LineFinder.MaxPlaces)
        {
            places.Add(at);
            at = lf.IndexOf(search, at + 1, StringComparison.Ordinal);
        }

        return places;
    }

    private string Reason(string search, List<int> places) => search.Length == 0
        ? "is empty; to give a file a whole new content, use write."
        : places.Count == 0 ? "does not occur there."
        : $"occurs there {PlaceText.Count(places.Count)} times, at the lines {PlaceText.Lines(places.Select(LineOf))}; take more lines around the place that is meant.";

    private int LineOf(int place) => 1 + lf.AsSpan(0, place).Count('\n');

    private FoundPlace At(ReplaceEdit edit, int start, int length)
    {
        int lineStart = start == 0 ? 0 : lf.LastIndexOf('\n', start - 1) + 1;
        string now = string.Concat(lf.AsSpan(lineStart..start), LineEnding.ToLf(edit.Replacement));
        int end = LineEndAfter(start + length, lineStart, now);
        string before = lf[lineStart..end];
        int first = LineOf(lineStart) - 1;
        List<EditLine> lines = WithLastEnding(LineMarks.Between(before, string.Concat(now, lf.AsSpan((start + length)..end))));
        return new FoundPlace
        {
            Outcome = new EditOutcome { Path = edit.Path, Status = EditStatus.Fits, Strategy = MatchStrategy.Exact, Places = 1, Similarity = 1, Line = LineOf(start) },
            Parts = [new PlacedLines { Lines = lines, First = first, Count = LineMarks.Lines(before).Count }],
        };
    }

    /// <summary>What follows the place on its last line is not edited, and so not the ending of that line: a line before does not stay in its stead.</summary>
    private static List<EditLine> WithLastEnding(List<EditLine> lines)
    {
        int kept = lines.FindLastIndex(line => line.Kind == EditLineKind.Keep);
        if (kept < 0 || kept == lines.Count - 1 || lines.FindIndex(kept, line => line.Kind == EditLineKind.Add) >= 0)
            return lines;
        EditLine line = lines[kept];
        lines[kept] = line with { Kind = EditLineKind.Remove };
        lines.Add(line with { Kind = EditLineKind.Add });
        return lines;
    }

    /// <summary>Where the lines that the place touches end. The line behind the place is one of them, unless the new text ends before it too.</summary>
    private int LineEndAfter(int place, int lineStart, string now)
    {
        bool isLineStart = place == lineStart || lf[place - 1] == '\n';
        if (place == lf.Length || (isLineStart && (now.Length == 0 || now[^1] == '\n')))
            return place;
        int end = lf.IndexOf('\n', place);
        return end < 0 ? lf.Length : end + 1;
    }
}
