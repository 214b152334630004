namespace AgentLoop.Roslyn;

/// <summary>
/// The files that a compiler read. Those of the repository come from its view, those of this machine are read when they are needed, and the others were
/// handed out by the sandbox.
/// </summary>
internal sealed class BaseFiles(CollectedBuild build, IWorkspaceView view, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> read)
{
    private readonly Dictionary<string, WorkspaceEntry> entries = view.Snapshot.Entries.ToDictionary(e => e.Path, StringComparer.Ordinal);

    /// <summary>Whether the repository's own file is what the compiler read.</summary>
    public bool IsInView(string path) => build.Relative(path) is { } relative
        && entries.TryGetValue(relative, out WorkspaceEntry? entry)
        && (!build.Files.TryGetValue(path, out Digest digest) || digest == entry.Digest);

    /// <summary>The bytes of a file that the compiler read; <see langword="null"/> where they are not to be had any more.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (read.TryGetValue(path, out ReadOnlyMemory<byte> content))
            return content;
        if (IsInView(path))
            return await view.ReadAsync(build.Relative(path)!, cancellationToken).ConfigureAwait(false);
        if (build.Relative(path) is null && build.Files.TryGetValue(path, out Digest digest) && HostFile.Read(new CollectedFile(path, digest)) is { } bytes)
            return bytes;
        return null;
    }
}
