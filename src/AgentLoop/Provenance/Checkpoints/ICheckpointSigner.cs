namespace AgentLoop;

/// <summary>Signs checkpoints and other notes of a store, with a key that the host keeps.</summary>
/// <remarks>
/// Safe for concurrent use; owned by who made it. What a signature is worth is what keeping its key is worth: who can use the key and write to
/// the store can write another history and sign that. Only a checkpoint that left the machine before tells the two apart.
/// </remarks>
public interface ICheckpointSigner
{
    /// <summary>The public half of the key.</summary>
    NoteKey Key { get; }

    /// <summary>The signature of a text: ECDSA on P-256 over SHA-256, as an ASN.1 sequence.</summary>
    ValueTask<ReadOnlyMemory<byte>> SignAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken = default);
}
