using System.Security.Cryptography;
using System.Text;

namespace AgentLoop;

/// <summary>Puts entries in order and names the whole.</summary>
internal static class SnapshotDigest
{
    public static WorkspaceSnapshot Seal(IEnumerable<WorkspaceEntry> entries)
    {
        WorkspaceEntry[] ordered = [.. entries];
        Array.Sort(ordered, (a, b) => string.CompareOrdinal(a.Path, b.Path));
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (WorkspaceEntry entry in ordered)
            hash.AppendData(Encoding.UTF8.GetBytes($"{entry.Mode.ToGitMode()} {entry.Digest} {QuotedPath.Write(entry.Path)}\n"));
        return new WorkspaceSnapshot { Digest = Digest.FromHash(hash.GetHashAndReset()), Entries = ordered };
    }
}
