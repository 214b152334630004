namespace Snippets;

/// <summary>What other strategies would have made of recorded runs, and what if something else had come of one effect.</summary>
public static class CompareStrategies
{
    public static async Task ShowAsync(IProvenanceStore store, IReadOnlyList<string> runs)
    {
        var request = new StrategyComparisonRequest
        {
            Store = store,
            RunIds = runs,
            Strategies = new Dictionary<string, ILoopStrategy> { ["repair"] = Strategies.Repair(5), ["best of 4"] = Strategies.BestOfN(4) },
        };
        await foreach (StrategyPlay play in StrategyComparison.PlayAsync(request))
            Console.WriteLine($"{play.RunId} {play.Strategy}: {play.Selected ?? "nothing"} after {play.Candidates} candidates and {play.Spent.ModelCalls} calls. {play.Reason}");
    }

    public static async Task WhatIfAsync(Loop loop, string runId, long approved)
    {
        var declined = Substitute.Approval(new ApprovalDecision { Approved = false, By = "auditor", Reason = "Not on a Friday." });
        await foreach (RunEvent e in loop.ForkAsync(new ForkRequest { RunId = runId, AtSequence = approved, Instead = declined }))
            Console.WriteLine($"{e.Sequence} {e.Kind}");
    }
}
