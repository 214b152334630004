using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AgentLoop;

/// <summary>
/// The hash chain of a run: the first link is <c>SHA-256("agentloop.run.1" ‖ 0x00 ‖ run id)</c>, and each record's hash
/// <c>SHA-256(previous hash ‖ sequence as 8 bytes, big-endian ‖ payload)</c>, so that run, place and content are all bound.
/// </summary>
public static class RecordChain
{
    /// <summary>What the first record of this run is chained to.</summary>
    public static Digest Start(string runId) => Digest.Of(Encoding.UTF8.GetBytes("agentloop.run.1\0" + runId));

    /// <summary>The hash of a record at its place after the previous hash.</summary>
    public static Digest Next(Digest previous, long sequence, ReadOnlySpan<byte> payload)
    {
        // one buffer and one call: an incremental hash costs more than copying what is usually a kilobyte
        int length = SHA256.HashSizeInBytes + sizeof(long) + payload.Length;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        previous.CopyTo(buffer);
        BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(SHA256.HashSizeInBytes), sequence);
        payload.CopyTo(buffer.AsSpan(SHA256.HashSizeInBytes + sizeof(long)));
        Digest hash = Digest.Of(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }
}
