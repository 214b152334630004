using Spectre.Console;

namespace QuickStart;

/// <summary>Shows what a run came to: the evidence, the change, where it is, and that its record holds.</summary>
internal sealed class Ending(IAnsiConsole console)
{
    private readonly ResultView report = new(console);

    /// <summary>Shows it. Not cancelled with the run: what was done so far is worth knowing then, too.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ShowAsync(RunProgress progress)
    {
        RunState state = progress.State;
        (Loop loop, IProvenanceStore store) = (progress.Composed.Loop, progress.Composed.Store);
        report.ShowCalls(progress.Calls);
        report.ShowCandidates(progress);
        if ((state.Candidates.Values.FirstOrDefault(c => c.Id == state.Selected) ?? state.BestFirst.FirstOrDefault(c => c.Fixed > 0)) is { } best)
            report.ShowTests(best, await TestNews.ReadAsync(store, best.Evaluations));
        report.ShowFaults(progress.Faults);
        if (state.Integration is { Integrated: true } integration)
            await ShowChangeAsync(integration, state.Task!.Workspace);
        else if (state.Outcome != RunOutcome.Cancelled)
            await ShowBaselineAsync(state, store);

        VerificationReport chain = await store.VerifyAsync(new VerifyRequest { RunId = state.RunId });
        ReplayReport replay = await loop.ReplayAsync(state.RunId);
        report.ShowRecord(chain, replay);
        report.ShowOutcome(state);
        ShowHints(progress);
        return state.Outcome == RunOutcome.Succeeded && chain.IsIntact && replay.IsIdentical ? ExitCode.Success : ExitCode.Failure;
    }

    private async Task ShowChangeAsync(IntegrationResult integration, string repository)
    {
        if (File.Exists(integration.Location))
        {
            report.ShowChange(await File.ReadAllTextAsync(integration.Location));
            return;
        }

        Git git = new(repository);
        report.ShowChange(await git.DiffAsync(integration.Revision, CancellationToken.None));
        report.ShowLog($"branch {integration.Location}", await git.LogAsync(integration.Revision, CancellationToken.None));
    }

    /// <summary>What the tests said before any change: where nothing helped, that is the place to look.</summary>
    private async Task ShowBaselineAsync(RunState state, IProvenanceStore store)
    {
        if (state.Baseline is { Length: > 0 } baseline && baseline.All(e => e.Verdict == Verdict.Pass))
            report.ShowFeedback("The tests pass already, so that there is nothing to repair.");
        foreach (EvaluationSummary summary in state.Baseline ?? [])
        {
            if (await store.GetAsync(summary.Report.Digest) is { } evaluation && EvaluationJson.Read(evaluation.Span).Feedback is { Length: > 0 } feedback)
                report.ShowFeedback(feedback);
        }
    }

    private void ShowHints(RunProgress progress)
    {
        RunState state = progress.State;
        string run = $"{state.RunId}{Options()} --database {ThisProgram.Quoted(progress.Database)}";
        if (state.Outcome is RunOutcome.Cancelled or RunOutcome.BudgetExhausted)
            report.ShowHint("Resume it:", $"{ThisProgram.Command} resume {run}");
        else
            report.ShowHint("Replay it from its record:", $"{ThisProgram.Command} replay {run}");
        report.ShowHint("Read all of it in a browser:", $"{ThisProgram.Command} report {state.RunId} --out {ReportCommand.UsualFile} --database {ThisProgram.Quoted(progress.Database)}");
        if (state.Outcome == RunOutcome.NoAcceptableCandidate && !progress.Composed.MendsSome && state.BestFirst.Any(c => c is { Fixed: > 0, Regressions: 0 }))
            report.ShowHint("Take a change that mends some of the tests and breaks none:", $"{ThisProgram.Command}{Options()} --fix-some --database {ThisProgram.Quoted(progress.Database)}");
    }

    /// <summary>The options this program was started with: a run is performed again as it was performed.</summary>
    private static string Options()
    {
        string[] given = [.. Environment.GetCommandLineArgs().Skip(1).SkipWhile(a => !a.StartsWith("--", StringComparison.Ordinal))];
        int journal = Array.IndexOf(given, "--database");
        IEnumerable<string> kept = journal < 0 ? given : given.Take(journal).Concat(given.Skip(journal + 2));
        return string.Concat(kept.Select(option => $" {ThisProgram.Quoted(option)}"));
    }
}
