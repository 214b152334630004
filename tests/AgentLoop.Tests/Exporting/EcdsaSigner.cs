using System.Security.Cryptography;

namespace AgentLoop.Tests.Exporting;

/// <summary>A key of a test's own.</summary>
internal sealed class EcdsaSigner : IEnvelopeSigner, IDisposable
{
    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string KeyId => "test-key";

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Key.SignData(bytes.Span, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    public void Dispose() => Key.Dispose();
}
