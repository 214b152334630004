namespace AgentLoop;

internal sealed class RepairStrategy(int maxAttempts) : ILoopStrategy
{
    public LoopStep Next(RunState state)
    {
        bool isOver = state.Passing.Any() || state.Spent.Iterations >= maxAttempts || state.LastGeneration is GenerationEnd.Exhausted;
        return Course.Prelude(state) ?? (isOver ? Course.Finale(state) : new GenerateStep { Count = 1 });
    }
}
