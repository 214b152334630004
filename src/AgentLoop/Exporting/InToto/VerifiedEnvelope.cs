namespace AgentLoop;

/// <summary>What an envelope holds whose signature was verified.</summary>
public sealed record VerifiedEnvelope
{
    /// <summary>What the payload is, such as <c>application/vnd.in-toto+json</c>. It is signed, too: refuse what is of another type than expected.</summary>
    public required string PayloadType { get; init; }

    /// <summary>The bytes that were signed.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }
}
