using System.Collections.Concurrent;

namespace AgentLoop;

/// <summary>
/// Which files and links a copied fork was made of. While a status says that nobody wrote to a copy since, it need not be read. Nobody writes to one
/// before the clock of the file system has moved on.
/// </summary>
internal sealed class ForkOrigins
{
    private readonly ConcurrentDictionary<string, ForkOrigin> origins = new(StringComparer.Ordinal);

    public void Add(string path, FileStatus from, FileStatus to) =>
        origins[path] = new ForkOrigin(from.Changed, to.Inode, to.Changed);

    public bool Knows(string path) => origins.ContainsKey(path);

    /// <summary>Whether nobody wrote to a copy since.</summary>
    public bool IsUntouched(string path, FileStatus copy) =>
        origins.TryGetValue(path, out ForkOrigin origin)
        && origin.Inode == copy.Inode
        && origin.Changed == copy.Changed
        && HashCache.IsFine(origin.Changed);

    /// <summary>Whether a file of the workspace is still the one that was copied.</summary>
    public bool IsSource(string path, FileStatus source) =>
        origins.TryGetValue(path, out ForkOrigin origin) && origin.SourceChanged == source.Changed;
}
