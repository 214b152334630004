namespace AgentLoop;

/// <summary>The thread that a process is started from, whose restrictions it inherits.</summary>
internal unsafe interface ISpawner
{
    /// <summary>Whether a path means to it what it means to the host. Where it does not, only the start itself shows whether there is a program.</summary>
    bool SeesHost { get; }

    /// <summary>Starts the process and writes the outcome into the request.</summary>
    void Spawn(SpawnRequest* request);
}
