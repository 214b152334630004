using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>
/// The loop: takes a task and a repository, and returns a change that was executed, judged and recorded, or says why there is none.
/// Made by <see cref="AgentLoopBuilder"/>.
/// </summary>
/// <remarks>
/// A run is an append-only list of events, its state a fold over them, a strategy a function from the state to the next step, and
/// performing a step appends events. Safe for concurrent use; several runs may go on at once.
/// </remarks>
public sealed partial class Loop : IAsyncDisposable, IDisposable
{
    private readonly LoopSetup setup;

    internal Loop(LoopSetup setup) => this.setup = setup;

    /// <summary>Runs a task and yields its events, each durable before it is seen. The last is <see cref="RunFinished"/>.</summary>
    /// <remarks>
    /// Cancellation ends the run as <see cref="RunOutcome.Cancelled"/>; leaving the enumeration early leaves a journal that resumes.
    /// </remarks>
    /// <exception cref="AgentLoopException">The workspace or the provenance store cannot be used.</exception>
    public IAsyncEnumerable<RunEvent> RunAsync(AgentTask task, CancellationToken cancellationToken = default) =>
        StartAsync(task, RunIds.Create(setup.Clock), askedBy: null, cancellationToken);

    /// <summary>Takes up a run where its journal ends, and yields the events from there on.</summary>
    /// <exception cref="DivergenceException">What the plugins do now is not what the journal says of the step that was interrupted.</exception>
    /// <exception cref="AgentLoopException">The store has no such run, it has ended for good, or its workspace has changed.</exception>
    public IAsyncEnumerable<RunEvent> ResumeAsync(ResumeRequest request, CancellationToken cancellationToken = default) =>
        GoOnAsync(ct => Run.ResumeAsync(setup, request, ct), cancellationToken);

    /// <summary>Copies the beginning of a run's journal into a new run and goes on from there with the plugins of this loop.</summary>
    /// <exception cref="DivergenceException">What the plugins do now is not what the journal says of a step that was open there.</exception>
    /// <exception cref="AgentLoopException">The store has no such run, or no such record.</exception>
    public IAsyncEnumerable<RunEvent> ForkAsync(ForkRequest request, CancellationToken cancellationToken = default) =>
        GoOnAsync(ct => Run.ForkAsync(setup, request, ct), cancellationToken);

    /// <summary>
    /// Performs a recorded run again, as <see cref="ReplayAsync"/> does, up to the first difference, and goes on from there in a new run, for real and with the
    /// plugins of this loop: the fork of the run at the record that differs, or at its end where none does.
    /// </summary>
    /// <exception cref="AgentLoopException">The store has no such run, or it has ended for good and there is no difference.</exception>
    public IAsyncEnumerable<RunEvent> GoOnLiveAsync(ReplayRequest request, CancellationToken cancellationToken = default) =>
        GoOnAsync(async ct => await Run.ForkAsync(setup, await ForkAtDifferenceAsync(request, ct).ConfigureAwait(false), ct).ConfigureAwait(false), cancellationToken);

    private async IAsyncEnumerable<RunEvent> GoOnAsync(Func<CancellationToken, ValueTask<Run>> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Run run = await open(cancellationToken).ConfigureAwait(false);
        await using var owned = run.ConfigureAwait(false);
        RunState state = run.State;
        foreach (RunEvent e in run.Opening)
            yield return e;

        while (!state.IsFinished)
        {
            LoopStep step = run.TakeOngoing() ?? Decide(state, cancellationToken);                             // pure
            await foreach (RunEvent e in run.PerformAsync(step, state, cancellationToken).ConfigureAwait(false))  // effects; durable before anyone sees them
            {
                state = state.Apply(e);                                                                        // pure
                if (run.IsNew(e))
                    yield return e;                                                                            // the host's
            }
        }
    }

    private LoopStep Decide(RunState state, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return new FinishStep { Outcome = RunOutcome.Cancelled, Reason = "The host cancelled the run; it can be resumed." };
        try
        {
            return setup.Strategy.Next(state);
        }
        catch (Exception e)
        {
            return new FinishStep { Outcome = RunOutcome.Failed, Reason = $"The strategy failed: {e.Message}" };
        }
    }
}
