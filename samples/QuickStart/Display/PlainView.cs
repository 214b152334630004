using System.Globalization;
using Spectre.Console;

namespace QuickStart;

/// <summary>A run in a file or a build's log: a line for each thing that happens.</summary>
internal sealed class PlainView(IAnsiConsole console, TimeProvider clock) : IRunView
{
    private readonly long start = clock.GetTimestamp();

    public async Task FollowAsync(RunProgress progress, IAsyncEnumerable<RunEvent> events)
    {
        await foreach (RunEvent e in events)
        {
            await progress.ObserveAsync(e);
            if (e is RunStarted started)
                console.Write(Header.Of(started, progress));
            IEnumerable<string> lines = e is BaselineEvaluated ? BaselineLine.Of(progress) : Describe(e, progress.State) is { } line ? [line] : [];
            foreach (string told in lines)
                WriteLine(told);
        }
    }

    private static string? Describe(RunEvent e, RunState state) => e switch
    {
        StepStarted { Step: not FinishStep and var step } => step.Name,
        CandidateEvaluated evaluated => Describe(evaluated.CandidateId, CandidateStatus.Of(Find(state, evaluated.CandidateId), isSelected: false).Word, state),
        CandidateRejected rejected => Describe(rejected.CandidateId, "rejected", state),
        CandidateStopped stopped => Describe(stopped.CandidateId, "stopped", state),
        ModelTried { Wait: { } wait } tried => string.Create(CultureInfo.InvariantCulture, $"model: {tried.Reason} Asked again in {wait.TotalSeconds:0.0} s."),
        ToolCalled called => $"model: {CallLine.Of(called)}",
        PluginFailed failed => $"{failed.Plugin} failed: {failed.Error}",
        _ => null,
    };

    private static string Describe(string id, string status, RunState state)
    {
        CandidateState candidate = Find(state, id);
        (int passed, int failed) = (candidate.Evaluations.Sum(x => x.Passed), candidate.Evaluations.Sum(x => x.Failed));
        string tests = passed + failed > 0 ? string.Create(CultureInfo.InvariantCulture, $", {passed} passed, {failed} failed") : "";
        return $"{id} {status}{tests}: {candidate.Rationale}";
    }

    private static CandidateState Find(RunState state, string id) => state.Candidates.Values.First(candidate => candidate.Id == id);

    /// <summary>Past the console's own layout, which would break long lines at the width of a terminal that is not there.</summary>
    private void WriteLine(string line) =>
        console.Profile.Out.Writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.GetElapsedTime(start).TotalSeconds,7:0.0} s  {Shown.Line(line)}"));
}
