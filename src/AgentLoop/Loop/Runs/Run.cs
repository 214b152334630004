using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>A run that goes on: its journal, its files, and the state it was opened with.</summary>
internal sealed partial class Run : IAsyncDisposable
{
    private readonly LoopSetup setup;
    private readonly RunServices services;
    private readonly RunFiles? files;
    private readonly Phases phases;
    private readonly long firstNew;
    private LoopStep? ongoing;

    private Run(LoopSetup setup, RunServices services, RunFiles? files, IWorkspaceView view, RunState state, JournalStart start)
    {
        this.setup = setup;
        this.services = services;
        this.files = files;
        firstNew = start.Length;
        ongoing = start.Ongoing;
        State = state;
        phases = new Phases(setup, new RunRoom(services, files, view));
    }

    /// <summary>The state from which the loop goes on.</summary>
    public RunState State { get; }

    /// <summary>The events that opening the run has appended.</summary>
    public IReadOnlyList<RunEvent> Opening { get; private init; } = [];

    /// <summary>The step in the midst of which the run was forked, which goes on as it was decided; told once.</summary>
    public LoopStep? TakeOngoing() => Interlocked.Exchange(ref ongoing, null);

    /// <summary>Whether an event was not in the journal when the run was opened.</summary>
    public bool IsNew(RunEvent e) => e.Sequence >= firstNew;

    /// <summary>Whether everything that is recorded has been met again.</summary>
    public bool IsAtEnd => services.Journal.Recorded.Unmet is null;

    /// <summary>The first event that is recorded and was not met again, as a difference.</summary>
    public Divergence? FindUnmet() => services.Journal.Recorded.Unmet is { } unmet ? EventComparison.NotPerformed(unmet) : null;

    /// <summary>Whether a difference is one, and not the end of a journal that was cut off in the middle of a step.</summary>
    public bool Differs(Divergence divergence) => divergence.Sequence is not null || !IsAtEnd;

    /// <summary>
    /// Where a difference is: what is done instead of something else is first seen where that is not done. Between steps everything before is met, so that a
    /// strategy that ends the run early differs there and not at the end that is recorded.
    /// </summary>
    public Divergence Place(Divergence divergence) =>
        (divergence.Sequence is null || divergence.Scope.Length == 0) && services.Journal.Recorded.Unmet is { } unmet && unmet.Sequence < (divergence.Sequence ?? long.MaxValue)
            ? divergence with { Sequence = unmet.Sequence, Scope = unmet.Scope, Path = "", Expected = unmet.Kind, Actual = divergence.Sequence is null ? divergence.Actual : divergence.Kind }
            : divergence;

    /// <summary>Performs a step and yields its events once they are durable.</summary>
    public async IAsyncEnumerable<RunEvent> PerformAsync(LoopStep step, RunState state, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (RunEvent e in services.Journal.CommitAsync(ct => PerformPhaseAsync(step, state, ct), cancellationToken).ConfigureAwait(false))
        {
            setup.Observer.Observe(services.RunId, e, IsNew(e));
            yield return e;
        }
    }

    /// <summary>Where something else is done than is recorded, says what, down to the line.</summary>
    private async Task PerformPhaseAsync(LoopStep step, RunState state, CancellationToken cancellationToken)
    {
        try
        {
            await phases.PerformAsync(step, state, cancellationToken).ConfigureAwait(false);
        }
        catch (DivergenceException e)
        {
            throw new DivergenceException(await DivergenceDetail.ExplainAsync(e.Divergence, services.Artifacts).ConfigureAwait(false));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (files is not null)
            await files.DisposeAsync().ConfigureAwait(false);
    }
}
