namespace AgentLoop;

/// <summary>A change to one file.</summary>
public sealed record FileChange
{
    /// <summary>The path from the workspace's root, with <c>/</c> between its parts.</summary>
    public required string Path { get; init; }

    /// <summary>What is done to it.</summary>
    public required FileChangeKind Kind { get; init; }

    /// <summary>Where a renamed file goes; <see langword="null"/> for every other kind.</summary>
    public string? NewPath { get; init; }

    /// <summary>The digest of the content it expects to find; the default value for a file that is added.</summary>
    public Digest Expected { get; init; }

    /// <summary>The whole new content, byte for byte; <see langword="null"/> where it stays, or goes with the file.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>Whether its owner may execute it; <see langword="null"/> leaves that as it is.</summary>
    public bool? IsExecutable { get; init; }
}
