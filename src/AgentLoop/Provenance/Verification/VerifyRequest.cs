namespace AgentLoop;

/// <summary>What to verify, and against what.</summary>
public sealed record VerifyRequest
{
    /// <summary>The run to verify.</summary>
    /// <value><see langword="null"/>: the whole store with its artifacts.</value>
    public string? RunId { get; init; }

    /// <summary>The one record of the run to verify.</summary>
    /// <value><see langword="null"/>: all of them.</value>
    public long? Sequence { get; init; }

    /// <summary>Checkpoints of this log that were kept elsewhere. Only they show that the store was not put back to what it was earlier, or written anew.</summary>
    /// <value>None unless said.</value>
    public IReadOnlyList<SignedNote> Checkpoints { get; init; } = [];

    /// <summary>The keys whose signatures count.</summary>
    /// <value>None: that of the store's own signer does.</value>
    public IReadOnlyList<NoteKey> Keys { get; init; } = [];
}
