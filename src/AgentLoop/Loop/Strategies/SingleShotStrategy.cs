namespace AgentLoop;

internal sealed class SingleShotStrategy : ILoopStrategy
{
    public LoopStep Next(RunState state) => Course.Prelude(state) ?? (state.Attempts == 0
        ? new GenerateStep { Count = 1 }
        : Course.Finale(state));
}
