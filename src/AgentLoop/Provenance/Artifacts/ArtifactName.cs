using System.Security.Cryptography;

namespace AgentLoop;

/// <summary>
/// How artifacts are named: <c>SHA-256(salt ‖ SHA-256(content))</c>, with a random salt of 16 bytes that is kept with the content. So a name that
/// is left in the log after salt and content were erased confirms nobody's guess of what the content was.
/// </summary>
public static class ArtifactName
{
    /// <summary>The length of a salt in bytes.</summary>
    public const int SaltLength = 16;

    /// <summary>A new salt.</summary>
    public static byte[] CreateSalt() => RandomNumberGenerator.GetBytes(SaltLength);

    /// <summary>The name of content with this SHA-256 and salt.</summary>
    /// <exception cref="ArgumentException">The salt has another length than <see cref="SaltLength"/>.</exception>
    public static Digest Of(ReadOnlySpan<byte> salt, Digest contentDigest)
    {
        if (salt.Length != SaltLength)
            throw new ArgumentException($"A salt has {SaltLength} bytes, not {salt.Length}.", nameof(salt));
        Span<byte> bytes = stackalloc byte[SaltLength + SHA256.HashSizeInBytes];
        salt.CopyTo(bytes);
        contentDigest.CopyTo(bytes[SaltLength..]);
        return Digest.Of(bytes);
    }
}
