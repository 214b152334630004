using System.Buffers.Binary;

namespace AgentLoop;

/// <summary>A line under a note: who has signed it.</summary>
public sealed record NoteSignature
{
    private const string Prefix = "\u2014 ";

    /// <summary>The name of the key.</summary>
    public required string Name { get; init; }

    /// <summary>The id of the key.</summary>
    public required uint KeyId { get; init; }

    /// <summary>The bytes of the signature.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>Whether it says to be of this key.</summary>
    public bool IsOf(NoteKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return KeyId == key.Id && Name == key.Name;
    }

    /// <summary>The line, without its end.</summary>
    public override string ToString()
    {
        byte[] bytes = new byte[sizeof(uint) + Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Signature.Span.CopyTo(bytes.AsSpan(sizeof(uint)));
        return $"{Prefix}{Name} {Convert.ToBase64String(bytes)}";
    }

    internal static NoteSignature? TryParse(string line)
    {
        if (!line.StartsWith(Prefix, StringComparison.Ordinal) || line[Prefix.Length..].Split(' ') is not [var name, var base64] || !NoteKey.IsName(name))
            return null;
        byte[] bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out int length) && length > sizeof(uint)
            ? new NoteSignature { Name = name, KeyId = BinaryPrimitives.ReadUInt32BigEndian(bytes), Signature = bytes.AsMemory(sizeof(uint), length - sizeof(uint)) }
            : null;
    }
}
