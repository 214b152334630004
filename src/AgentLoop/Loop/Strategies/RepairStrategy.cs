namespace AgentLoop;

internal sealed class RepairStrategy(int maxAttempts, int? attemptsPerPlan) : ILoopStrategy
{
    public LoopStep Next(RunState state)
    {
        if (Course.Prelude(state) is { } first)
            return first;

        bool isOver = state.Passing.Any() || state.Attempts >= maxAttempts || state.LastGeneration is GenerationEnd.Exhausted;
        return isOver ? Course.Finale(state)
            : state.Attempts >= attemptsPerPlan * state.Plans.Length ? new PlanStep()
            : new GenerateStep { Count = 1 };
    }
}
