using System.Collections.Immutable;
using System.Security.Cryptography;

namespace AgentLoop.Roslyn;

/// <summary>
/// The public key of a key file of <c>sn</c>. An assembly made here has it, and no signature: nothing but the .NET Framework looks at that.
/// </summary>
internal static class StrongName
{
    private const int HeaderLength = 12;
    private const byte PublicKeyBlob = 0x06;
    private const byte PrivateKeyBlob = 0x07;

    /// <summary>The key as an assembly holds it (ECMA-335 II.6.2.1.3); <see langword="null"/> where that is no key file.</summary>
    public static ImmutableArray<byte>? PublicKey(ReadOnlySpan<byte> file)
    {
        if (file.Length > HeaderLength && file[HeaderLength] == PublicKeyBlob)
            return [.. file];
        if (file.Length <= HeaderLength || file[0] != PrivateKeyBlob)
            return null;
        try
        {
            using RSACryptoServiceProvider rsa = new();
            rsa.ImportCspBlob(file.ToArray());
            byte[] key = rsa.ExportCspBlob(includePrivateParameters: false);
            // the blob's algorithm is "signature" in an assembly: CALG_RSA_SIGN, hashed by CALG_SHA1
            BitConverter.TryWriteBytes(key.AsSpan(4), 0x2400);
            return [.. BitConverter.GetBytes(0x2400), .. BitConverter.GetBytes(0x8004), .. BitConverter.GetBytes(key.Length), .. key];
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
