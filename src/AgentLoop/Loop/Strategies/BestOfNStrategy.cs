namespace AgentLoop;

internal sealed class BestOfNStrategy(int count, bool stopAtFirstPass) : ILoopStrategy
{
    public LoopStep Next(RunState state) => Course.Prelude(state) ?? (state.Attempts == 0
        ? new GenerateStep { Count = count, StopAtFirstPass = stopAtFirstPass }
        : Course.Finale(state));
}
