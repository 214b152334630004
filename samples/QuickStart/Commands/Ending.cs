using System.Text.Json;
using Spectre.Console;

namespace QuickStart;

/// <summary>Shows what a run came to: the evidence, the change, where it is, and that its record holds.</summary>
internal sealed class Ending(IAnsiConsole console, Loop loop, IProvenanceStore store, string database)
{
    private readonly RunReport report = new(console);

    /// <summary>Shows it. Not cancelled with the run: what was done so far is worth knowing then, too.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ShowAsync(RunProgress progress)
    {
        RunState state = progress.State;
        report.ShowCalls(progress.Calls);
        report.ShowCandidates(progress);
        report.ShowFaults(progress.Faults);
        if (state.Integration is { Integrated: true } integration)
            await ShowChangeAsync(integration, state.Task!.Workspace);
        else if (state.Outcome != RunOutcome.Cancelled)
            await ShowBaselineAsync(state);

        VerificationReport chain = await store.VerifyAsync(new VerifyRequest { RunId = state.RunId });
        ReplayReport replay = await loop.ReplayAsync(state.RunId);
        report.ShowRecord(chain, replay);
        report.ShowOutcome(state);
        ShowHints(state);
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
    private async Task ShowBaselineAsync(RunState state)
    {
        if (state.Baseline is { Length: > 0 } baseline && baseline.All(e => e.Verdict == Verdict.Pass))
            report.ShowFeedback("The tests pass already, so that there is nothing to repair.");
        foreach (EvaluationSummary summary in state.Baseline ?? [])
        {
            if (await store.GetAsync(summary.Report.Digest) is { } json && JsonElement.Parse(json.Span).GetProperty("feedback").GetString() is { Length: > 0 } feedback)
                report.ShowFeedback(feedback);
        }
    }

    private void ShowHints(RunState state)
    {
        string self = "dotnet run --project samples/QuickStart --";
        string options = Options();
        if (state.Outcome is RunOutcome.Cancelled or RunOutcome.BudgetExhausted)
            report.ShowHint("Resume it:", $"{self} resume {state.RunId}{options} --database {database}");
        else
            report.ShowHint("Replay it from its record:", $"{self} replay {state.RunId}{options} --database {database}");
    }

    /// <summary>The options this program was started with: a run is performed again as it was performed.</summary>
    private static string Options()
    {
        string[] given = [.. Environment.GetCommandLineArgs().Skip(1).SkipWhile(a => !a.StartsWith("--", StringComparison.Ordinal))];
        int journal = Array.IndexOf(given, "--database");
        IEnumerable<string> kept = journal < 0 ? given : given.Take(journal).Concat(given.Skip(journal + 2));
        return string.Concat(kept.Select(a => a.AsSpan().IndexOfAny(" '$") < 0 ? $" {a}" : $" '{a.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
    }
}
