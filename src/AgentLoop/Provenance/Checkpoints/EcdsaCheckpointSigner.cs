using System.Security.Cryptography;

namespace AgentLoop;

/// <summary>Signs with a key that is in memory, such as one that a host reads from its own vault.</summary>
/// <remarks>Safe for concurrent use. The key handed in stays its giver's.</remarks>
public sealed class EcdsaCheckpointSigner : ICheckpointSigner
{
    private readonly Lock gate = new();
    private readonly ECDsa key;

    /// <summary>Takes a key of the curve P-256 and the name it signs under.</summary>
    /// <exception cref="ArgumentException">The name has a space or a plus, or the key is of another curve.</exception>
    public EcdsaCheckpointSigner(string name, ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        this.key = key;
        Key = NoteKey.Create(name, key.ExportSubjectPublicKeyInfo());
    }

    /// <inheritdoc/>
    public NoteKey Key { get; }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> SignAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(key.SignData(text.Span, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }
    }
}
