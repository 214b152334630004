using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>The SHA-256 of some bytes, written as 64 lower-case hexadecimal digits.</summary>
[JsonConverter(typeof(DigestJsonConverter))]
public readonly record struct Digest
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string? hex;

    private Digest(string hex) => this.hex = hex;

    /// <summary>Whether this is the default value, the digest of nothing at all.</summary>
    public bool IsNone => hex is null;

    /// <summary>The digest of these bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return FromHash(hash);
    }

    /// <summary>The digest whose 32 hash bytes these are.</summary>
    /// <exception cref="ArgumentException">There are not 32 of them.</exception>
    public static Digest FromHash(ReadOnlySpan<byte> hash) => hash.Length == SHA256.HashSizeInBytes
        ? new Digest(Convert.ToHexStringLower(hash))
        : throw new ArgumentException($"A digest has 32 bytes, not {hash.Length}.", nameof(hash));

    /// <summary>Writes the 32 hash bytes; zeros for the default value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for them.</exception>
    public void CopyTo(Span<byte> destination)
    {
        if (hex is null)
            destination[..SHA256.HashSizeInBytes].Clear();
        else
            Convert.FromHexString(hex, destination[..SHA256.HashSizeInBytes], out _, out _);
    }

    /// <summary>Reads 64 lower-case hexadecimal digits; an empty text is the default value.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static Digest Parse(string text) => TryParse(text, out Digest digest)
        ? digest
        : throw new FormatException($"\"{text}\" is not a digest: 64 lower-case hexadecimal digits are.");

    /// <summary>Reads 64 lower-case hexadecimal digits; an empty text is the default value.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = string.IsNullOrEmpty(text) ? default : new Digest(text);
        return text is { Length: 0 } || (text is { Length: 64 } && text.AsSpan().IndexOfAnyExcept(HexDigits) < 0);
    }

    /// <summary>The 64 digits, or an empty text for the default value.</summary>
    public override string ToString() => hex ?? "";
}
