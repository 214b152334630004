using System.Globalization;
using System.Text;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>The first process of a container as this machine sees it, and those that are in the container with it.</summary>
internal sealed record ContainerProcess
{
    public required int Id { get; init; }

    public required ContainerGroup Group { get; init; }

    /// <summary>Its user, who is none that a command can become.</summary>
    public required string? Users { get; init; }

    /// <summary>
    /// The process, if it is the one that the session's container was started with: an engine in a virtual machine tells numbers that mean
    /// others here.
    /// </summary>
    public static ContainerProcess? Find(int id, string containerId, string session)
    {
        Span<byte> room = stackalloc byte[4096];
        string folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{id}");
        if (!ProcFile.Read(folder + "/cmdline", room).EndsWith(Encoding.UTF8.GetBytes($"\0{session}\0")))
            return null;
        Span<byte> groups = stackalloc byte[16 * 1024];
        string[] lines = Encoding.UTF8.GetString(ProcFile.Read(folder + "/cgroup", groups)).Split('\n');
        return new ContainerProcess { Id = id, Group = ContainerGroup.Of(lines, containerId), Users = ProcStatus.Users(id) };
    }

    /// <summary>
    /// Whether it is this process or the child it waits with, which would only come again. The kernel gives it the children of the dead too, but
    /// those are another user's.
    /// </summary>
    public bool IsKeeper(ProcessEntry process) => process.Id == Id
        || (process.Parent == Id && Users is not null && string.Equals(ProcStatus.Users(process.Id), Users, StringComparison.Ordinal));

    /// <summary>
    /// The network that was granted, in the container's; <see langword="null"/> where nothing is, or nothing but the loopback that it has
    /// anyway.
    /// </summary>
    /// <exception cref="AgentLoopException">The host may not enter the container's network.</exception>
    public async ValueTask<SessionNetwork?> OpenNetworkAsync(NetworkGrant grant) => grant.Access == NetworkAccess.AllowList
        ? await SessionNetwork.OpenInAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{Id}/ns/net"), grant).ConfigureAwait(false)
        : null;
}
