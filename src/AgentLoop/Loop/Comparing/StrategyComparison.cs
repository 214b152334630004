using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>
/// Compares strategies on recorded runs: each is played with the facts of a run, its candidates and what was said of them in the order in which they came, and
/// shows what it would have selected, after how much. Nothing is executed and no model is asked.
/// </summary>
public static class StrategyComparison
{
    /// <summary>Plays each strategy on each run, run by run in the order of the request.</summary>
    /// <exception cref="AgentLoopException">The store has no such run, or it cannot be read by this version.</exception>
    public static async IAsyncEnumerable<StrategyPlay> PlayAsync(
        StrategyComparisonRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (string runId in request.RunIds)
        {
            RecordedRun run = await RecordedRun.ReadAsync(request.Store, runId, cancellationToken).ConfigureAwait(false);
            RecordedRun.RequireKnown(run.Events, runId);
            foreach ((string name, ILoopStrategy strategy) in request.Strategies)
                yield return new StrategyPlayer(runId, name, strategy, RecordedFacts.Of(runId, run.Events)).Play();
        }
    }
}
