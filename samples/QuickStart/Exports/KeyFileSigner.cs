using System.Security.Cryptography;

namespace QuickStart;

/// <summary>Signs with a key from a file, as <c>openssl ecparam -genkey -noout -name prime256v1</c> makes one.</summary>
internal sealed class KeyFileSigner : IEnvelopeSigner, IDisposable
{
    private const int Bits = 256;

    private readonly ECDsa key;

    private KeyFileSigner(ECDsa key)
    {
        this.key = key;
        KeyId = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }

    /// <inheritdoc/>
    public string KeyId { get; }

    /// <exception cref="AgentLoopException">The file holds no such key.</exception>
    public static KeyFileSigner Open(string path)
    {
        ECDsa key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            if (key.KeySize == Bits)
                return new KeyFileSigner(key);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
        }

        key.Dispose();
        throw new AgentLoopException($"\"{path}\" is no private key for ECDSA over P-256 in PEM; openssl ecparam -genkey -noout -name prime256v1 makes one.");
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(key.SignData(bytes.Span, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
