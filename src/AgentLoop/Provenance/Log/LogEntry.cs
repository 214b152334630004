using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AgentLoop;

/// <summary>
/// What a log keeps of a record and hashes: everything that matters of it, in bytes that are never written anew. A format byte (1), a random
/// salt of 16 bytes, the time in milliseconds since 1970 and the sequence in the run (8 bytes each), the length of the run's id (4) and the id in UTF-8,
/// the number of artifacts that were kept since the entry before (4) and their names (32 each), and the payload. Numbers are big-endian.
/// </summary>
/// <remarks>
/// The salt keeps anybody from confirming by its hash what an erased entry said. Names of artifacts stand here so that an artifact that is
/// taken away is missed.
/// </remarks>
public readonly ref struct LogEntry
{
    /// <summary>Where in an entry the length of the run's id stands.</summary>
    internal const int IdLengthOffset = IdOffset - sizeof(int);

    private const byte Format = 1;
    private const int SaltLength = 16;
    private const int TimeOffset = 1 + SaltLength;
    private const int SequenceOffset = TimeOffset + sizeof(long);
    private const int IdOffset = SequenceOffset + sizeof(long) + sizeof(int);
    private const int FixedLength = IdOffset + sizeof(int);

    /// <summary>The id of the run in UTF-8; empty for the store's own entries.</summary>
    public ReadOnlySpan<byte> RunId { get; private init; }

    /// <summary>The place in the run.</summary>
    public long Sequence { get; private init; }

    /// <summary>When the store took it.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>The names of the artifacts that the entry vouches for, 32 bytes each.</summary>
    public ReadOnlySpan<byte> ArtifactNames { get; private init; }

    /// <summary>How many artifacts the entry vouches for.</summary>
    public int ArtifactCount => ArtifactNames.Length / SHA256.HashSizeInBytes;

    /// <summary>Where in the entry the payload begins; it ends where the entry does.</summary>
    public int PayloadOffset { get; private init; }

    /// <summary>The name of an artifact that the entry vouches for.</summary>
    public Digest ArtifactName(int index) => Digest.FromHash(ArtifactNames.Slice(index * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes));

    /// <summary>Reads the bytes of an entry; says whether they are one.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out LogEntry entry)
    {
        entry = default;
        if (bytes.Length < FixedLength || bytes[0] != Format)
            return false;
        uint idLength = BinaryPrimitives.ReadUInt32BigEndian(bytes[IdLengthOffset..]);
        if (idLength > bytes.Length - FixedLength)
            return false;
        int names = IdOffset + (int)idLength + sizeof(int);
        uint artifacts = BinaryPrimitives.ReadUInt32BigEndian(bytes[(names - sizeof(int))..]);
        long milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes[TimeOffset..]);
        if (artifacts > (bytes.Length - names) / SHA256.HashSizeInBytes || milliseconds is < 0 or > 253402300799999)
            return false;
        int payload = names + ((int)artifacts * SHA256.HashSizeInBytes);
        entry = new LogEntry
        {
            RunId = bytes.Slice(IdOffset, (int)idLength),
            Sequence = BinaryPrimitives.ReadInt64BigEndian(bytes[SequenceOffset..]),
            At = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
            ArtifactNames = bytes[names..payload],
            PayloadOffset = payload,
        };
        return true;
    }

    /// <summary>A run's id as it stands in its entries, from its length on.</summary>
    internal static byte[] WriteId(ReadOnlySpan<byte> runId)
    {
        byte[] written = new byte[sizeof(int) + runId.Length];
        BinaryPrimitives.WriteInt32BigEndian(written, runId.Length);
        runId.CopyTo(written.AsSpan(sizeof(int)));
        return written;
    }

    /// <summary>The bytes of an entry, with a new salt.</summary>
    public static byte[] Write(string runId, long sequence, DateTimeOffset at, IReadOnlyList<Digest> artifacts, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(runId);
        ArgumentNullException.ThrowIfNull(artifacts);
        int idLength = Encoding.UTF8.GetByteCount(runId);
        byte[] entry = GC.AllocateUninitializedArray<byte>(checked(FixedLength + idLength + (artifacts.Count * SHA256.HashSizeInBytes) + payload.Length));
        entry[0] = Format;
        RandomNumberGenerator.Fill(entry.AsSpan(1, SaltLength));
        BinaryPrimitives.WriteInt64BigEndian(entry.AsSpan(TimeOffset), Math.Max(0, at.ToUnixTimeMilliseconds()));
        BinaryPrimitives.WriteInt64BigEndian(entry.AsSpan(SequenceOffset), sequence);
        BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(IdLengthOffset), idLength);
        Encoding.UTF8.GetBytes(runId, entry.AsSpan(IdOffset));
        int next = IdOffset + idLength;
        BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(next), artifacts.Count);
        next += sizeof(int);
        for (int i = 0; i < artifacts.Count; i++, next += SHA256.HashSizeInBytes)
            artifacts[i].CopyTo(entry.AsSpan(next));
        payload.CopyTo(entry.AsSpan(next));
        return entry;
    }

    /// <summary>The record of an entry; <see langword="null"/> where the bytes are none.</summary>
    public static JournalRecord? ToRecord(ReadOnlyMemory<byte> bytes, long position, Digest hash) => TryRead(bytes.Span, out LogEntry entry)
        ? new JournalRecord
        {
            RunId = Encoding.UTF8.GetString(entry.RunId),
            Sequence = entry.Sequence,
            Position = position,
            Entry = bytes,
            Payload = bytes[entry.PayloadOffset..],
            At = entry.At,
            Hash = hash,
        }
        : null;
}
