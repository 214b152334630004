using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>The SHA-256 of some bytes, written as 64 lower-case hexadecimal digits.</summary>
[JsonConverter(typeof(DigestJsonConverter))]
[StructLayout(LayoutKind.Auto)]
public readonly record struct Digest
{
    private const int Part = SHA256.HashSizeInBytes / 4;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    // many are made and few are read as text, so the bytes stand here and not beside
    private readonly ulong first;
    private readonly ulong second;
    private readonly ulong third;
    private readonly ulong fourth;

    private Digest(ReadOnlySpan<byte> hash)
    {
        first = BinaryPrimitives.ReadUInt64BigEndian(hash);
        second = BinaryPrimitives.ReadUInt64BigEndian(hash[Part..]);
        third = BinaryPrimitives.ReadUInt64BigEndian(hash[(2 * Part)..]);
        fourth = BinaryPrimitives.ReadUInt64BigEndian(hash[(3 * Part)..]);
    }

    /// <summary>Whether this is the default value, the digest of nothing at all.</summary>
    public bool IsNone => this == default;

    /// <summary>The digest of these bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new Digest(hash);
    }

    /// <summary>The digest whose 32 hash bytes these are.</summary>
    /// <exception cref="ArgumentException">There are not 32 of them.</exception>
    public static Digest FromHash(ReadOnlySpan<byte> hash) => hash.Length == SHA256.HashSizeInBytes
        ? new Digest(hash)
        : throw new ArgumentException($"A digest has 32 bytes, not {hash.Length}.", nameof(hash));

    /// <summary>Writes the 32 hash bytes; zeros for the default value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for them.</exception>
    public void CopyTo(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, SHA256.HashSizeInBytes, nameof(destination));
        BinaryPrimitives.WriteUInt64BigEndian(destination, first);
        BinaryPrimitives.WriteUInt64BigEndian(destination[Part..], second);
        BinaryPrimitives.WriteUInt64BigEndian(destination[(2 * Part)..], third);
        BinaryPrimitives.WriteUInt64BigEndian(destination[(3 * Part)..], fourth);
    }

    /// <summary>Reads 64 lower-case hexadecimal digits; an empty text is the default value.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static Digest Parse(string text) => TryParse(text, out Digest digest)
        ? digest
        : throw new FormatException($"\"{text}\" is not a digest: 64 lower-case hexadecimal digits are.");

    /// <summary>Reads 64 lower-case hexadecimal digits; an empty text is the default value.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        if (text is not { Length: 2 * SHA256.HashSizeInBytes } || text.AsSpan().ContainsAnyExcept(HexDigits))
            return text is { Length: 0 };
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Convert.FromHexString(text, hash, out _, out _);
        digest = new Digest(hash);
        return true;
    }

    /// <summary>The 64 digits, or an empty text for the default value.</summary>
    public override string ToString()
    {
        if (IsNone)
            return "";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        CopyTo(hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Writes the same as ASCII; says how much.</summary>
    internal int Format(Span<byte> destination)
    {
        if (IsNone)
            return 0;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        CopyTo(hash);
        Convert.TryToHexStringLower(hash, destination, out int written);
        return written;
    }
}
