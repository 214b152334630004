namespace AgentLoop;

/// <summary>The thread that a process is started from, whose restrictions it inherits.</summary>
internal unsafe interface ISpawner
{
    /// <summary>Starts the process and writes the outcome into the request.</summary>
    void Spawn(SpawnRequest* request);
}
