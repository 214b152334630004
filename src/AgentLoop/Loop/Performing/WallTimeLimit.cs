namespace AgentLoop;

/// <summary>Cancels a step when the run's wall time is used up.</summary>
internal sealed class WallTimeLimit : IDisposable
{
    private readonly CancellationTokenSource? timer;
    private readonly CancellationTokenSource linked;

    private WallTimeLimit(CancellationTokenSource? timer, CancellationToken cancellationToken)
    {
        this.timer = timer;
        linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer?.Token ?? CancellationToken.None);
    }

    public CancellationToken Token => linked.Token;

    public static WallTimeLimit Of(RunState state, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (state.Budget.MaxWallTime is not { } limit)
            return new WallTimeLimit(timer: null, cancellationToken);
        TimeSpan left = limit - state.ActiveTime;
        return new WallTimeLimit(new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock), cancellationToken);
    }

    /// <summary>How a step that this exception ended is recorded.</summary>
    public StepFailed Explain(Exception e) => e switch
    {
        BudgetExhaustedException exhausted => new StepFailed { Reason = exhausted.Message, Exhausted = exhausted.Dimension },
        OperationCanceledException when timer is { IsCancellationRequested: true } =>
            new StepFailed { Reason = "The budget for wall time ran out.", Exhausted = BudgetDimension.WallTime },
        _ => new StepFailed { Reason = e.Message },
    };

    public void Dispose()
    {
        linked.Dispose();
        timer?.Dispose();
    }
}
