using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace QuickStart;

/// <summary>The candidates of a run with what was tried and what was observed.</summary>
internal static class CandidateTable
{
    private static readonly Style Quiet = new(Color.Grey);

    /// <param name="progress">The run.</param>
    /// <param name="now">Until when the time of a candidate that is running is counted.</param>
    /// <param name="rows">How many candidates to show at most: those that are running, and the best.</param>
    public static Table Of(RunProgress progress, DateTimeOffset now, int rows = int.MaxValue)
    {
        Table table = new Table().Border(TableBorder.Rounded).BorderStyle(Quiet);
        table.AddColumn(Number("#"));
        table.AddColumn("tried");
        table.AddColumn(new TableColumn("verdict").NoWrap());
        foreach (string column in new[] { "fixed", "broken", "passed", "time" })
            table.AddColumn(Number(column));

        RunState state = progress.State;
        foreach (CandidateState candidate in Shortened(state, rows))
            table.AddRow(Row(candidate, progress.TimeOf(candidate, now), candidate.Id == state.Selected));
        return table;
    }

    private static IEnumerable<CandidateState> Shortened(RunState state, int rows)
    {
        ILookup<bool, CandidateState> best = state.BestFirst.ToLookup(candidate => candidate is { Verdict: null, Rejection: null, Stopped: false });
        CandidateState[] running = [.. best[true].Take(rows - 1)];
        return best[false].Take(rows - running.Length).Concat(running);
    }

    private static TableColumn Number(string name) => new TableColumn(name).RightAligned().NoWrap();

    private static IEnumerable<IRenderable> Row(CandidateState candidate, TimeSpan? time, bool isSelected)
    {
        CandidateStatus status = CandidateStatus.Of(candidate, isSelected);
        int passed = candidate.Evaluations.Sum(e => e.Passed);
        int tests = passed + candidate.Evaluations.Sum(e => e.Failed);
        yield return new Text(candidate.Number.ToString(CultureInfo.InvariantCulture));
        yield return Tried(candidate, tests > 0, isSelected);
        yield return new Text(status.Word, new Style(status.Color));
        yield return Count(tests > 0, $"{candidate.Fixed}", candidate.Fixed > 0 ? Color.Green : Color.Grey);
        yield return Count(tests > 0, $"{candidate.Regressions}", candidate.Regressions > 0 ? Color.Red : Color.Grey);
        yield return Count(tests > 0, $"{passed}/{tests}", passed == tests ? Color.Green : Color.Red);
        yield return new Text(time is { } t ? string.Create(CultureInfo.InvariantCulture, $"{t.TotalSeconds:0.0} s") : "", Quiet);
    }

    /// <summary>What was tried and, where no tests tell, why that came to nothing.</summary>
    private static Paragraph Tried(CandidateState candidate, bool ran, bool isSelected)
    {
        Paragraph tried = new(Shown.Line(candidate.Rationale), isSelected ? new Style(decoration: Decoration.Bold) : Style.Plain);
        string why = candidate.Rejection ?? (ran ? "" : string.Join(' ', candidate.Evaluations.Where(e => e.Verdict != Verdict.Pass).Select(e => e.Reason)));
        return why.Length > 0 ? tried.Append($"\n{Shown.Line(why)}", Quiet) : tried;
    }

    private static Text Count(bool ran, FormattableString count, Color color) =>
        ran ? new Text(count.ToString(CultureInfo.InvariantCulture), new Style(color)) : new Text("");
}
