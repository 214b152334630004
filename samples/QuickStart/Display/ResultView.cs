using System.Globalization;
using Spectre.Console;

namespace QuickStart;

/// <summary>What a run came to, with the evidence for it.</summary>
internal sealed class ResultView(IAnsiConsole console)
{
    private const int Candidates = 12;
    private const int Evidence = 60;
    private const int Tests = 6;
    private const int Faults = 5;

    /// <summary>Every candidate with what was observed of it, the best first.</summary>
    public void ShowCandidates(RunProgress progress)
    {
        int count = progress.State.Candidates.Count;
        if (count == 0)
            return;

        Section(count > Candidates ? $"the best {Candidates} of {count} candidates" : "candidates");
        console.Write(CandidateTable.Of(progress, progress.State.LastAt, Candidates));
        if (progress.Choice.Length > 0)
            console.Write(new Text($"{progress.State.Selected} was chosen: {Shown.Line(progress.Choice)}\n"));
    }

    /// <summary>What the model called, in order; of many calls, the last.</summary>
    public void ShowCalls(IReadOnlyList<ToolCalled> calls)
    {
        if (calls.Count == 0)
            return;

        Section(calls.Count > Evidence ? $"the last {Evidence} of {calls.Count} calls of the model" : "what the model called");
        foreach (ToolCalled call in calls.Skip(calls.Count - Evidence))
            Check(call.End == ToolCallEnd.Succeeded, CallLine.Of(call));
    }

    /// <summary>Plugins that failed without ending the run.</summary>
    public void ShowFaults(IReadOnlyList<PluginFailed> faults)
    {
        foreach (PluginFailed fault in faults.DistinctBy(fault => (fault.Plugin, fault.Error)).Take(Faults))
            Check(false, $"{fault.Plugin} failed: {fault.Error}");
    }

    /// <summary>What became of the tests with the candidate that was chosen or, where none was, with the one that came closest.</summary>
    public void ShowTests(CandidateState candidate, TestNews news)
    {
        Section($"the tests with {candidate.Id}");
        if (candidate.Verdict != Verdict.Pass)
            console.Write(new Text($"{candidate.Id} came closest: {Shown.Line(candidate.Rationale)}\n"));
        ShowTests("fixed", news.Fixed, Color.Green);
        ShowTests("broken", news.Broken, Color.Red);
        ShowTests("failing as before", news.StillFailing, candidate.Verdict == Verdict.Pass ? Color.Grey : Color.Red);
        ShowTests("flaky, not counted", news.Flaky, Color.Grey);
        foreach (EvaluationSummary summary in candidate.Evaluations)
            Check(summary.Verdict == Verdict.Pass, $"{summary.Evaluator}: {summary.Reason}");
    }

    private void ShowTests(string what, IReadOnlyList<string> tests, Color color)
    {
        foreach (string test in tests.Take(Tests))
            console.Write(new Paragraph($"  {what,-18}  ", new Style(color)).Append($"{Shown.Line(test)}\n"));
        if (tests.Count > Tests)
            console.Write(new Text($"  {"",-18}  and {tests.Count - Tests} more\n"));
    }

    /// <summary>The change that was handed over.</summary>
    public void ShowChange(string diff)
    {
        Section("change");
        console.Write(DiffView.Of(diff));
    }

    /// <summary>What the tests said before any change.</summary>
    public void ShowFeedback(string feedback)
    {
        Section("before any change");
        console.Write(new Text(Shown.Text(feedback).TrimEnd('\n') + "\n"));
    }

    /// <summary>The branch as git tells of it.</summary>
    public void ShowLog(string branch, string log)
    {
        Section(branch);
        console.Write(new Text(Shown.Text(log).TrimEnd('\n') + "\n"));
    }

    /// <summary>Whether the record is whole, and the run, performed again from it, the same.</summary>
    public void ShowRecord(VerificationReport chain, ReplayReport replay)
    {
        Section("record");
        Check(chain.IsIntact, chain.IsIntact
            ? $"{chain.Records} records, hash chain intact"
            : $"the record does not hold: {(chain.Failures is [var first, ..] ? first.Problem : "it is empty.")}");
        Check(replay.IsIdentical, replay.Divergence is { } divergence
            ? $"the replay differs: {divergence}"
            : "performed again from the record alone: identical");
    }

    /// <summary>The outcome in a sentence.</summary>
    public void ShowOutcome(RunState state)
    {
        Section("outcome");
        Check(state.Outcome == RunOutcome.Succeeded, $"{state.Outcome}: {state.Reason} ({Cost(state)})");
    }

    /// <summary>What the user may want to type next; in one line, so that it can be copied.</summary>
    public void ShowHint(string what, string command)
    {
        console.Write(new Text($"  {what}\n", new Style(Color.Grey)));
        console.Profile.Out.Writer.WriteLine($"    {command}");
    }

    private static string Cost(RunState state)
    {
        string time = string.Create(CultureInfo.InvariantCulture, $"{state.ActiveTime.TotalSeconds:0.0} s");
        return state.Spent.ModelCalls == 0
            ? time
            : string.Create(CultureInfo.InvariantCulture, $"{time}, {state.Spent.ModelCalls} model calls, {state.Spent.InputTokens + state.Spent.OutputTokens:N0} tokens");
    }

    private void Section(string title)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{Markup.Escape(Shown.Line(title))}[/]") { Justification = Justify.Left, Style = new Style(Color.Grey) });
    }

    private void Check(bool holds, string sentence)
    {
        Paragraph line = new(holds ? "✓ " : "✗ ", new Style(holds ? Color.Green : Color.Red));
        line.Append(Shown.Line(sentence));
        console.Write(line);
        console.WriteLine();
    }
}
