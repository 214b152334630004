namespace AgentLoop;

/// <summary>Ends a run that cannot, may not or need not go on, whatever the strategy inside would do.</summary>
internal sealed class GuardedStrategy(ILoopStrategy inner) : ILoopStrategy
{
    public LoopStep Next(RunState state)
    {
        if (state.Failure is { } failure)
            return Course.Finish(RunOutcome.Failed, failure);
        if ((state.Exhausted ?? Exceeded(state)) is { } dimension)
            return WindUp(state, Course.Finish(RunOutcome.BudgetExhausted, $"The budget ran out: {dimension}."));

        LoopStep next = inner.Next(state);
        if (next is not GenerateStep)
            return next;
        if (state.Budget.MaxIterations <= state.Spent.Iterations)
            return WindUp(state, Course.Finish(RunOutcome.BudgetExhausted, $"The budget ran out: {BudgetDimension.Iterations}."));
        return StuckDetection.Explain(state) is { } stuck ? WindUp(state, Course.Finish(RunOutcome.Stuck, stuck)) : next;
    }

    /// <summary>A run that ends early still hands over what has passed by then.</summary>
    private static LoopStep WindUp(RunState state, FinishStep otherwise) => state.Passing.Any() ? Course.Finale(state) : otherwise;

    private static BudgetDimension? Exceeded(RunState state) =>
        state.ActiveTime >= state.Budget.MaxWallTime ? BudgetDimension.WallTime : BudgetRule.FirstExceeded(state.Budget, state.Spent);
}
