namespace AgentLoop;

/// <summary>Makes a private copy of a workspace, and lets it know the digests that are known here.</summary>
internal sealed class ForkMaker(string root, HashCache hashes)
{
    /// <summary>What the copies were made of; <see langword="null"/> where this system cannot tell.</summary>
    public ForkOrigins? Origins { get; } = LinuxCalls.Available ? new() : null;

    /// <summary>Copies the tree; gives what may not be read and is therefore missing.</summary>
    /// <exception cref="AgentLoopException">The destination exists or cannot be written; nothing is left of it.</exception>
    public async ValueTask<IReadOnlyList<string>> MakeAsync(string destination, HashCache forkHashes, CancellationToken cancellationToken)
    {
        Claim(destination);
        try
        {
            ITreeCopier copier = Copier(forkHashes);
            IReadOnlyList<string> skipped = await Task
                .Run(() => copier.Copy(root, destination, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (Origins is not null)
                await Task.Delay(HashCache.Settling, cancellationToken).ConfigureAwait(false);
            return skipped;
        }
        catch (Exception e)
        {
            TreeRemover.Remove(destination);
            if (e is AggregateException { InnerException: AgentLoopException problem })
                throw new AgentLoopException(problem.Message, e);
            throw;
        }
    }

    private void Claim(string destination)
    {
        if (Path.Exists(destination) || new FileInfo(destination).LinkTarget is not null)
            throw new AgentLoopException($"A fork cannot be made at \"{destination}\": something is there already.");
        if ((destination + Path.DirectorySeparatorChar).StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new AgentLoopException($"A fork cannot be made at \"{destination}\", inside of the workspace it is a copy of.");
        try
        {
            Directory.CreateDirectory(destination);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AgentLoopException($"A fork cannot be made at \"{destination}\": {e.Message}", e);
        }
    }

    private ITreeCopier Copier(HashCache forkHashes) => LinuxCalls.Available
        ? new LinuxTreeCopier((path, from, to) => HandOver(path, from, to, forkHashes), Math.Max(2, Environment.ProcessorCount))
        : new PortableTreeCopier();

    /// <summary>What is written here is not seen by anyone before the clock has moved on, so that it may be remembered at once.</summary>
    private void HandOver(string path, FileStatus from, FileStatus to, HashCache forkHashes)
    {
        Origins?.Add(path, from, to);
        if (hashes.Find(path, from) is { IsNone: false } digest)
            forkHashes.RememberSettled(path, to, digest);
    }
}
