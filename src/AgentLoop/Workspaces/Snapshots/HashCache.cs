using System.Collections.Concurrent;

namespace AgentLoop;

/// <summary>Digests of files that have not changed since they were read, as far as their status tells.</summary>
/// <remarks>
/// A status tells only if the clock of the file system has moved on since: a file written twice within one tick looks the
/// same before and after. Such a file is not remembered, nor is any on a file system that counts in whole seconds.
/// </remarks>
/// <param name="below">What is known of the files that shine through from a layer below, where their device is another.</param>
internal sealed class HashCache(HashCache? below = null)
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly ConcurrentDictionary<string, (FileStatus Status, Digest Digest)> known = new(StringComparer.Ordinal);

    /// <summary>How long after a change a status tells: more than a tick of the slowest clock in use, 100 Hz.</summary>
    public static TimeSpan Settling { get; } = TimeSpan.FromMilliseconds(20);

    public bool IsEmpty => known.IsEmpty;

    public void Remember(string path, FileStatus status, Digest digest, DateTimeOffset readAt)
    {
        if (status.Changed < Nanoseconds(readAt - Settling))
            RememberSettled(path, status, digest);
    }

    /// <summary>The same for a file that nobody can have written since, and nobody will before the clock has moved on.</summary>
    public void RememberSettled(string path, FileStatus status, Digest digest)
    {
        if (IsFine(status.Changed))
            known[path] = (status, digest);
    }

    /// <summary>The digest of a file with this status; the default value where that is not known.</summary>
    public Digest Find(string path, FileStatus status) =>
        known.TryGetValue(path, out (FileStatus Status, Digest Digest) entry) && entry.Status == status
            ? entry.Digest
            : below?.FindThrough(path, status) ?? default;

    public bool Knows(string path) => known.ContainsKey(path) || below?.Knows(path) == true;

    /// <summary>Whether a file system counts in more than whole seconds.</summary>
    public static bool IsFine(long changed) => changed % NanosecondsPerSecond != 0;

    private Digest FindThrough(string path, FileStatus status) => known.TryGetValue(path, out (FileStatus Status, Digest Digest) entry)
        ? Find(path, status with { Device = entry.Status.Device })
        : below?.FindThrough(path, status) ?? default;

    private static long Nanoseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks * 100;
}
