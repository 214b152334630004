namespace AgentLoop;

/// <summary>How a file's change is stored.</summary>
internal sealed record FileChangeDocument
{
    public required string Path { get; init; }

    public required FileChangeKind Kind { get; init; }

    public string? NewPath { get; init; }

    public Digest? Expected { get; init; }

    public byte[]? Content { get; init; }

    public bool? IsExecutable { get; init; }

    public static FileChangeDocument Of(FileChange change) => new()
    {
        Path = change.Path,
        Kind = change.Kind,
        NewPath = change.NewPath,
        Expected = change.Expected.IsNone ? null : change.Expected,
        Content = change.Content?.ToArray(),
        IsExecutable = change.IsExecutable,
    };

    public FileChange ToChange() => new()
    {
        Path = Path,
        Kind = Kind,
        NewPath = NewPath,
        Expected = Expected ?? default,
        Content = Content is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(Content),
        IsExecutable = IsExecutable,
    };
}
