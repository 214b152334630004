namespace AgentLoop;

/// <summary>Signs what is exported. The key is the host's: it may be in a file, a key vault or a device.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public interface IEnvelopeSigner
{
    /// <summary>Names the key to whoever verifies. It is a hint, and nothing that is trusted; empty where there is none.</summary>
    string KeyId { get; }

    /// <summary>
    /// The signature of these bytes: ECDSA over P-256 and SHA-256, as <see cref="DsseEnvelope"/> verifies, in the DER form that <c>openssl</c> writes
    /// (<see cref="System.Security.Cryptography.DSASignatureFormat.Rfc3279DerSequence"/>).
    /// </summary>
    ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default);
}
