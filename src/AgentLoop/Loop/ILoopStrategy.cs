namespace AgentLoop;

/// <summary>Decides what is to be done next.</summary>
/// <remarks>A pure function: the same state gives the same step. It is asked once between two steps, and may be shared by runs.</remarks>
public interface ILoopStrategy
{
    /// <summary>The next step from this state.</summary>
    LoopStep Next(RunState state);
}
