using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>An ordinary file that was opened, and what the file system said of it then.</summary>
internal sealed class OpenedFile(SafeFileHandle handle, FileStatus status) : IDisposable
{
    private const int ChunkSize = 64 * 1024;

    [ThreadStatic]
    private static byte[]? chunk;

    public FileStatus Status => status;

    /// <exception cref="AgentLoopException">It is larger than what can be held in memory.</exception>
    public byte[] ReadToEnd()
    {
        if (status.Length > Array.MaxLength)
            throw new AgentLoopException($"A file of {status.Length} bytes is too large to be read whole; have it ignored.");
        byte[] content = new byte[status.Length];
        int length = Fill(content, 0);
        using MemoryStream grown = new();
        Span<byte> more = chunk ??= new byte[ChunkSize];
        for (int read; length == content.Length + grown.Length && (read = RandomAccess.Read(handle, more, length)) > 0; length += read)
            grown.Write(more[..read]);
        return grown.Length > 0 ? [.. content, .. grown.ToArray()] : content[..length];
    }

    /// <summary>The content if it stayed as it was while it was read; <see langword="null"/> if somebody wrote meanwhile.</summary>
    public byte[]? ReadSettled()
    {
        byte[] content = new byte[status.Length];
        bool whole = Fill(content, 0) == content.Length;
        return whole && IsSettled() ? content : null;
    }

    /// <summary>The digest of the content, and how long it was.</summary>
    public (Digest Digest, long Length) Hash()
    {
        Span<byte> buffer = chunk ??= new byte[ChunkSize];
        int first = Fill(buffer, 0);
        return first < ChunkSize ? (Digest.Of(buffer[..first]), first) : HashLong(buffer);
    }

    public void Dispose() => handle.Dispose();

    /// <summary>Whether nobody wrote since it was opened; where the system tells no more than a length, that there is nothing to say so.</summary>
    private bool IsSettled() => status.RawMode == 0
        ? RandomAccess.GetLength(handle) == status.Length
        : LinuxStatus.Of((int)handle.DangerousGetHandle()) == status;

    private (Digest Digest, long Length) HashLong(Span<byte> buffer)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length = ChunkSize;
        hash.AppendData(buffer);
        for (int read; (read = RandomAccess.Read(handle, buffer, length)) > 0; length += read)
            hash.AppendData(buffer[..read]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return (Digest.FromHash(digest), length);
    }

    private int Fill(Span<byte> buffer, int length)
    {
        for (int read; length < buffer.Length && (read = RandomAccess.Read(handle, buffer[length..], length)) > 0; length += read)
        {
        }

        return length;
    }
}
