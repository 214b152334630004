namespace AgentLoop;

/// <summary>Which commit to verify.</summary>
public sealed record VerifyCommitRequest
{
    /// <summary>A folder of the repository.</summary>
    public required string Repository { get; init; }

    /// <summary>The commit.</summary>
    /// <value><c>HEAD</c> unless said.</value>
    public string Commit { get; init; } = "HEAD";

    /// <summary>Checkpoints of the log that were kept elsewhere, beside the one under the commit.</summary>
    /// <value>None unless said.</value>
    public IReadOnlyList<SignedNote> Checkpoints { get; init; } = [];

    /// <summary>The keys whose signatures count.</summary>
    /// <value>None: that of the store's own signer does.</value>
    public IReadOnlyList<NoteKey> Keys { get; init; } = [];
}
