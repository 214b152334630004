using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AgentLoop;

/// <summary>
/// The public key of a signer of notes, and the name it signs under
/// (<see href="https://c2sp.org/signed-note">C2SP signed-note</see>, signature type 0x02: ECDSA on P-256 over SHA-256, in ASN.1).
/// </summary>
/// <remarks>
/// Written as <c>name+key id+base64</c>, the key id as eight hexadecimal digits and the base64 that of 0x02 and the key as SubjectPublicKeyInfo.
/// Safe for concurrent use.
/// </remarks>
public sealed record NoteKey
{
    private const byte EcdsaType = 0x02;
    private const string CurveOid = "1.2.840.10045.3.1.7";

    private readonly ReadOnlyMemory<byte> publicKey;

    private NoteKey(string name, ReadOnlyMemory<byte> publicKey)
    {
        Name = name;
        this.publicKey = publicKey;
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(publicKey.Span));
    }

    /// <summary>The name; it has no spaces and no plus.</summary>
    public string Name { get; }

    /// <summary>The first four bytes of the hash of the key, which with the name says which key a signature is of.</summary>
    public uint Id { get; }

    /// <summary>The key of a name.</summary>
    /// <exception cref="ArgumentException">The name is empty or has a space or a plus, or the key is not one of the curve P-256.</exception>
    public static NoteKey Create(string name, ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        if (!IsName(name))
            throw new ArgumentException($"\"{name}\" is no name for a key: it must not be empty, nor have spaces, control characters or a plus.", nameof(name));
        using ECDsa? key = TryImport(subjectPublicKeyInfo);
        return key is not null
            ? new NoteKey(name, key.ExportSubjectPublicKeyInfo())
            : throw new ArgumentException("The key is not a public key of the curve P-256 as SubjectPublicKeyInfo.", nameof(subjectPublicKeyInfo));
    }

    /// <summary>Reads a key as it is written.</summary>
    /// <exception cref="FormatException">It is not written so.</exception>
    public static NoteKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Trim().Split('+', 3);
        byte[] key = new byte[text.Length];
        if (parts.Length != 3 || !IsName(parts[0]) || !Convert.TryFromBase64String(parts[2], key, out int length) || length < 2 || key[0] != EcdsaType)
            throw new FormatException($"\"{text}\" is no key of a signer: \"name+key id+base64 of an ECDSA key\" is one.");
        using ECDsa? imported = TryImport(key.AsSpan(1, length - 1));
        if (imported is null)
            throw new FormatException($"The key \"{parts[0]}\" is not one of the curve P-256.");
        var read = new NoteKey(parts[0], imported.ExportSubjectPublicKeyInfo());
        return parts[1] == read.Id.ToString("x8", CultureInfo.InvariantCulture)
            ? read
            : throw new FormatException($"The key \"{parts[0]}\" has the id {read.Id:x8}, not \"{parts[1]}\".");
    }

    /// <summary>Whether this key has signed the text.</summary>
    public bool Verify(string text, ReadOnlySpan<byte> signature)
    {
        using ECDsa? key = TryImport(publicKey.Span);
        return key is not null && key.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>Whether it is the same key under the same name.</summary>
    public bool Equals(NoteKey? other) => other is not null && Name == other.Name && publicKey.Span.SequenceEqual(other.publicKey.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Id);

    /// <summary>The key as <see cref="Parse"/> reads it.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{Convert.ToBase64String([EcdsaType, .. publicKey.Span])}");

    internal static bool IsName(string? name) =>
        !string.IsNullOrEmpty(name) && !name.Any(c => c == '+' || char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c));

    private static ECDsa? TryImport(ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(subjectPublicKeyInfo, out int read);
            if (read == subjectPublicKeyInfo.Length && key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == CurveOid)
                return key;
        }
        catch (CryptographicException)
        {
            // bytes that are no key
        }
        key.Dispose();
        return null;
    }
}
