namespace AgentLoop;

/// <summary>A file that takes all of a stream up to a limit. A disk that is full ends the file, never the reading.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream? _file;
    private long _room;
    private bool _failed;

    private OutputFile(string path, FileStream? file, long room)
    {
        _path = path;
        _file = file;
        _room = room;
        _failed = file is null;
    }

    /// <summary>Where it is; <see langword="null"/> where it could not be written.</summary>
    public string? WrittenPath => _failed ? null : _path;

    public static OutputFile Create(string path, long mostBytes)
    {
        try
        {
            return new OutputFile(path, new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0), mostBytes);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new OutputFile(path, file: null, mostBytes);
        }
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_failed || _room == 0)
            return;
        bytes = bytes[..(int)Math.Min(bytes.Length, _room)];
        _room -= bytes.Length;
        try
        {
            _file!.Write(bytes);
        }
        catch (IOException)
        {
            _failed = true;
        }
    }

    public void Dispose() => _file?.Dispose();
}
