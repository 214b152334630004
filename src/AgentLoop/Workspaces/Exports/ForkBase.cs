namespace AgentLoop;

/// <summary>The files that a fork was made of, as they were then.</summary>
internal sealed class ForkBase(IFileTree tree, HashCache hashes, ForkOrigins? origins)
{
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    public IFileTree Tree => tree;

    /// <summary>Whether a file of the fork is certainly the one that was copied there.</summary>
    public bool IsUntouched(string path, FileStatus inFork) => origins?.IsUntouched(path, inFork) == true;

    /// <summary>What was there; <see langword="null"/> for nothing.</summary>
    /// <exception cref="AgentLoopException">It is gone since.</exception>
    public FileStatus? Status(string path)
    {
        FileStatus? status = tree.Status(path);
        if (origins is null || status is { Kind: FileKind.Folder })
            return status;
        return origins.Knows(path) ? status ?? throw Changed(path) : null;
    }

    /// <summary>The file or link that was there.</summary>
    /// <exception cref="AgentLoopException">It is another one since, or may not be read.</exception>
    public WorkspaceEntry Entry(string path)
    {
        if (tree.Status(path) is not { } status || origins?.IsSource(path, status) == false)
            throw Changed(path);
        (Digest digest, long length) = hashes.Find(path, status) is { IsNone: false } known ? (known, status.Length) : Hash(path);
        return new WorkspaceEntry { Path = path, Mode = status.WorkspaceMode, Digest = digest, Length = length };
    }

    private (Digest Digest, long Length) Hash(string path)
    {
        using OpenedFile? file = tree.Open(path);
        if (file is null)
            return tree.ReadLink(path) is { } target ? (Digest.Of(target), target.Length) : throw Changed(path);
        (Digest digest, long length) = file.Hash();
        hashes.Remember(path, file.Status, digest, now);
        return (digest, length);
    }

    private static AgentLoopException Changed(string path) =>
        new($"\"{path}\" changed in the workspace since the fork was made of it, so that nobody can tell what was changed in the fork.");
}
