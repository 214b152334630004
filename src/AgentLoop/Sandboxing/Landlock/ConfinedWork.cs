namespace AgentLoop;

/// <summary>What a <see cref="ConfinedThread"/> is to run, small enough to go through a pipe in one piece.</summary>
internal unsafe struct ConfinedWork
{
    public delegate*<void*, void> Method;
    public void* State;
}
