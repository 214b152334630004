using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>User namespaces that no process is in, kept open as maps for mounts. There are as many as there are owners of workspaces.</summary>
internal static class UserMapping
{
    private const string Script = "echo ready $$; exec cat";

    private static readonly string Mark = SessionOwner.Current.NamePrefix + "map.";
    private static readonly ConcurrentDictionary<(uint Owner, uint Group, uint User), Lazy<Task<SafeFileHandle>>> Made = new();

    /// <summary>The map by which an owner on the disk and a user change places. It stays open.</summary>
    /// <exception cref="AgentLoopException">The system refused.</exception>
    public static async ValueTask<SafeFileHandle> OfAsync(uint owner, uint group, uint user)
    {
        try
        {
            return await Made
                .GetOrAdd((owner, group, user), static key => new Lazy<Task<SafeFileHandle>>(() => MakeAsync(key.Owner, key.Group, key.User)))
                .Value.ConfigureAwait(false);
        }
        catch
        {
            Made.TryRemove((owner, group, user), out _);
            throw;
        }
    }

    private static async Task<SafeFileHandle> MakeAsync(uint owner, uint group, uint user)
    {
        HeldProcess process = await HeldProcess.StartAsync(HostTools.Find("unshare"), ["--user", "/bin/sh", "-c", Script], Mark).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable _ = process.ConfigureAwait(false);
        string folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/");
        try
        {
            WriteMap(folder + "uid_map", owner, user);
            WriteMap(folder + "gid_map", group, user);
            return File.OpenHandle(folder + "ns/user");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new AgentLoopException($"The system refused to map the user {owner} to the user {user}: {refused.Message}", refused);
        }
    }

    private static void WriteMap(string path, uint owner, uint user)
    {
        uint limit = IdentityExtents.Limit(File.ReadAllText("/proc/self/" + Path.GetFileName(path)));
        if (owner >= limit || user >= limit)
            throw new AgentLoopException($"The user {Math.Max(owner, user)} is unknown where this host runs: it has {limit} users.");
        using FileStream map = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        map.Write(Encoding.ASCII.GetBytes(IdentityExtents.Swap(owner, user, limit)));
    }
}
