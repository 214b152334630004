namespace AgentLoop;

/// <summary>A running child process and our ends of its pipes. Each stream belongs to the one who reads or writes it.</summary>
internal interface IChild
{
    Stream Input { get; }

    Stream Output { get; }

    Stream Error { get; }

    /// <summary>Blocks until the process has ended and leaves no zombie. Called once.</summary>
    ChildExit WaitForExit();

    /// <summary>Kills the process and all it started; what the descendants had used of the processor.</summary>
    TimeSpan KillTree();
}
