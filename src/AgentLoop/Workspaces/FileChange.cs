using System.Text;

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

    /// <summary>A new file with this text, in UTF-8.</summary>
    public static FileChange Create(string path, string text) => new() { Path = path, Kind = FileChangeKind.Add, Content = Encoding.UTF8.GetBytes(text) };

    /// <summary>A file that has one text and gets another, both in UTF-8.</summary>
    public static FileChange Edit(string path, string before, string after) => new()
    {
        Path = path,
        Kind = FileChangeKind.Modify,
        Expected = Digest.Of(Encoding.UTF8.GetBytes(before)),
        Content = Encoding.UTF8.GetBytes(after),
    };

    /// <summary>A file with this text, in UTF-8, that goes.</summary>
    public static FileChange Remove(string path, string before) => new() { Path = path, Kind = FileChangeKind.Delete, Expected = Digest.Of(Encoding.UTF8.GetBytes(before)) };
}
