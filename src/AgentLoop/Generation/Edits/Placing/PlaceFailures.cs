using System.Globalization;

namespace AgentLoop;

/// <summary>Says why an edit of lines has no place.</summary>
internal sealed class PlaceFailures(EditableText text, LineFinder finder, EditEffort effort)
{
    private const int MaxQuoted = 12;
    private const int LeastEvidence = 3;
    private const string Unexplained = "Its place was not found.";

    public FoundPlace Ambiguous(LinesEdit edit, MatchStrategy strategy, List<int> places) => new()
    {
        Outcome = new EditOutcome
        {
            Path = edit.Path,
            Status = EditStatus.Failed,
            Strategy = strategy,
            Places = places.Count,
            Line = places[0] + 1,
            Problem = !effort.MayExplain() ? Unexplained : $"These lines occur in \"{OneLine.Of(edit.Path)}\" {PlaceText.Count(places.Count)} times, at the lines "
                + $"{PlaceText.Lines(places.Select(p => p + 1))}; take more lines around the place that is meant:{Quote(LineBlock.Before(edit.Lines))}",
        },
    };

    public FoundPlace UnclearIndentation(LinesEdit edit, MatchStrategy strategy, int first, int count)
    {
        LinePattern found = new([.. Enumerable.Range(first, count).Select(i => text.Content(i).ToString().AsMemory())]);
        string problem = string.Create(
            CultureInfo.InvariantCulture,
            $"These lines of \"{OneLine.Of(edit.Path)}\", from line {first + 1} on, are indented differently where those of the edit are indented alike, so that it is unclear how to indent what it adds; write its lines with their indentation:{Quote(found)}");
        return new FoundPlace { Outcome = Failed(edit, new NearestLines(), problem).Outcome with { Strategy = strategy, Places = 1, Line = first + 1 } };
    }

    public FoundPlace NoLines(LinesEdit edit) => Failed(edit, new NearestLines(), text.Count == 0
        ? $"\"{OneLine.Of(edit.Path)}\" is empty."
        : $"The edit of \"{OneLine.Of(edit.Path)}\" shows no line that is there, so that its place is unknown; show the lines around it.");

    public FoundPlace NoContext(LinesEdit edit, LinePattern sought, int from)
    {
        if (!effort.MayExplain())
            return Failed(edit, new NearestLines(), Unexplained);
        NearestLines nearest = NearestLines.Find(text, sought);
        string where = from > 0 ? string.Create(CultureInfo.InvariantCulture, $" after line {from}") : "";
        return Failed(edit, nearest, $"There is no line \"{OneLine.Of(sought[0].Span)}\" in \"{OneLine.Of(edit.Path)}\"{where}.{nearest.Sentence}");
    }

    public FoundPlace NoPlace(LinesEdit edit, int from)
    {
        LinePattern before = LineBlock.Before(edit.Lines);
        if (!effort.MayExplain())
            return Failed(edit, new NearestLines(), Unexplained);
        NearestLines nearest = NearestLines.Find(text, before);
        string path = OneLine.Of(edit.Path);
        if (AppliedAt(edit) is { } line)
        {
            string applied = string.Create(CultureInfo.InvariantCulture, $"The edit of \"{path}\" is already applied: its result stands at line {line}. Leave it out.");
            return new FoundPlace { Outcome = Failed(edit, nearest, applied).Outcome with { Status = EditStatus.AlreadyApplied, Line = line } };
        }

        int earlier = from > 0 || edit.AtEnd ? finder.Find(before).Places.DefaultIfEmpty(-1).First() : -1;
        string problem = earlier < 0 ? $"These lines are not in \"{path}\":{Quote(before)}\n{nearest.Sentence.TrimStart()}"
            : edit.AtEnd ? string.Create(CultureInfo.InvariantCulture, $"These lines are at line {earlier + 1} of \"{path}\", which is not its end:{Quote(before)}")
            : string.Create(CultureInfo.InvariantCulture, $"These lines are at line {earlier + 1} of \"{path}\", which is before line {from + 1}, where the edits before it end; write edits in the order of the file:{Quote(before)}");
        return Failed(edit, nearest, problem.TrimEnd('\n'));
    }

    /// <summary>The line at which the outcome of the edit already stands, if it says enough to be sure.</summary>
    private int? AppliedAt(LinesEdit edit)
    {
        LinePattern after = LineBlock.After(edit.Lines);
        bool adds = edit.Lines.Any(line => line.Kind == EditLineKind.Add && !LineBlock.IsBlank(line));
        int evidence = Enumerable.Range(0, after.Count).Sum(i => after[i].Span.Trim().Length);
        if (evidence < LeastEvidence || (!adds && !edit.Lines.Any(line => line.Kind == EditLineKind.Keep)))
            return null;
        return finder.Find(after).Places is [int place, ..] ? place + 1 : null;
    }

    private static FoundPlace Failed(LinesEdit edit, NearestLines nearest, string problem) => new()
    {
        Outcome = new EditOutcome
        {
            Path = edit.Path,
            Status = EditStatus.Failed,
            Similarity = nearest.Similarity,
            Line = nearest.Line,
            Problem = problem,
        },
    };

    private static string Quote(LinePattern lines) =>
        string.Concat(Enumerable.Range(0, Math.Min(lines.Count, MaxQuoted)).Select(i => "\n" + OneLine.Of(lines[i].Span)))
        + (lines.Count > MaxQuoted ? string.Create(CultureInfo.InvariantCulture, $"\n({lines.Count - MaxQuoted} more)") : "");
}
