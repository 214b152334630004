namespace AgentLoop;

/// <summary>The provenance store has no run with this id.</summary>
public sealed class RunNotFoundException : AgentLoopException
{
    /// <summary>Names the run that was asked for.</summary>
    public RunNotFoundException(string runId)
        : base($"There is no run \"{runId}\" in the provenance store; look at the id, and at which store the loop was built with.") => RunId = runId;

    /// <summary>The id that was asked for.</summary>
    public string RunId { get; }
}
