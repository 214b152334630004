namespace AgentLoop;

public sealed partial class Loop
{
    /// <summary>
    /// Performs a recorded run again with every effect answered from its journal, and says where it first differs. Nothing is
    /// executed, asked or written.
    /// </summary>
    /// <exception cref="AgentLoopException">The store has no such run.</exception>
    public async ValueTask<ReplayReport> ReplayAsync(string runId, CancellationToken cancellationToken = default)
    {
        Run run = await Run.ReplayAsync(setup, runId, cancellationToken).ConfigureAwait(false);
        await using var owned = run.ConfigureAwait(false);
        RunState state = run.State;
        long events = state.Task is null ? 0 : 1;
        try
        {
            while (!state.IsFinished && !run.IsAtEnd)
            {
                LoopStep step = setup.Strategy.Next(state);
                await foreach (RunEvent e in run.PerformAsync(step, state, cancellationToken).ConfigureAwait(false))
                {
                    state = state.Apply(e);
                    events++;
                }
                cancellationToken.ThrowIfCancellationRequested();
            }
            return new ReplayReport { RunId = runId, Events = events, State = state, Divergence = run.FindUnmet() };
        }
        catch (DivergenceException e) when (run.Differs(e.Divergence))
        {
            return new ReplayReport { RunId = runId, Events = events, State = state, Divergence = e.Divergence };
        }
        catch (DivergenceException)
        {
            return new ReplayReport { RunId = runId, Events = events, State = state };
        }
    }
}
