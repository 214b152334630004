namespace AgentLoop;

/// <summary>Finds the files of a workspace that are not ignored and hashes them.</summary>
internal sealed class SnapshotBuilder(IFileTree tree, IgnoreRules rules, HashCache hashes)
{
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    public WorkspaceSnapshot Build(CancellationToken cancellationToken)
    {
        List<string> paths = new SnapshotWalk(tree, rules).Find(cancellationToken);
        WorkspaceEntry?[] entries = new WorkspaceEntry?[paths.Count];
        ParallelOptions options = new() { CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, paths.Count, options, i => entries[i] = Describe(paths[i]));
        }
        catch (AggregateException e) when (e.InnerException is AgentLoopException problem)
        {
            throw new AgentLoopException(problem.Message, e);
        }

        return SnapshotDigest.Seal(entries.OfType<WorkspaceEntry>());
    }

    private WorkspaceEntry? Describe(string path)
    {
        if (hashes.Knows(path) && tree.Peek(path) is { } status && hashes.Find(path, status) is { IsNone: false } digest)
            return Entry(path, status.WorkspaceMode, digest, status.Length);
        using OpenedFile? file = tree.Open(path);
        if (file is null)
            return tree.ReadLink(path) is { } target ? Entry(path, WorkspaceFileMode.SymbolicLink, Digest.Of(target), target.Length) : null;
        (Digest hash, long length) = file.Hash();
        hashes.Remember(path, file.Status, hash, now);
        return Entry(path, file.Status.WorkspaceMode, hash, length);
    }

    private static WorkspaceEntry Entry(string path, WorkspaceFileMode mode, Digest digest, long length) =>
        new() { Path = path, Mode = mode, Digest = digest, Length = length };
}
