namespace AgentLoop;

/// <summary>The journal cannot be kept or read, so that the run cannot go on.</summary>
public sealed class ProvenanceException : AgentLoopException
{
    /// <summary>Says what failed and why, in a sentence.</summary>
    public ProvenanceException(ProvenanceError error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    /// <summary>The kind of failure.</summary>
    public ProvenanceError Error { get; }
}
