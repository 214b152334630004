namespace AgentLoop;

/// <summary>Bytes that wait in a temporary file until all of the input was found to be sound. The file is gone with this.</summary>
internal sealed class RunSpool : IDisposable
{
    private readonly FileStream file = Open();

    /// <summary>How many bytes wait.</summary>
    public long Length { get; private set; }

    public async ValueTask AddAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await file.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        Length += bytes.Length;
    }

    public byte[] Read(SpooledBytes bytes)
    {
        file.Flush();
        byte[] read = new byte[bytes.Length];
        for (int at = 0; at < read.Length;)
            at += RandomAccess.Read(file.SafeFileHandle, read.AsSpan(at), bytes.Offset + at) is > 0 and var count ? count : throw new EndOfStreamException();
        return read;
    }

    public void Dispose() => file.Dispose();

    private static FileStream Open()
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
