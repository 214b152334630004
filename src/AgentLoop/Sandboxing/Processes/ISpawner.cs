namespace AgentLoop;

/// <summary>The thread that a process is started from, whose restrictions it inherits.</summary>
internal unsafe interface ISpawner
{
    /// <summary>Where a process that is being started finds the root of the host's file system; empty where it is its own.</summary>
    string HostRoot { get; }

    /// <summary>Starts the process and writes the outcome into the request.</summary>
    void Spawn(SpawnRequest* request);
}
