using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>
/// The arguments of <c>bwrap</c>, see bwrap(1). They go through a descriptor, because the command line of the first process of the namespace can
/// be read inside and these name paths of the host.
/// </summary>
internal sealed class BubblewrapArguments
{
    public const string HostName = "sandbox";

    private const string User = "1000";

    private readonly List<string> _all = [];

    /// <summary>What holds for every command of a session. A network that it shares is the session's, never the host's.</summary>
    public static BubblewrapArguments Of(BubblewrapStage stage, bool protectRepository, bool sharesNetwork)
    {
        BubblewrapArguments arguments = new();
        arguments.Add("--unshare-user", "--unshare-all", "--disable-userns", "--cap-drop", "ALL", "--new-session", "--die-with-parent");
        if (sharesNetwork)
            arguments.Add("--share-net");
        arguments.Add("--uid", User, "--gid", User, "--hostname", HostName, "--clearenv");
        BubblewrapSystem.Show(arguments, stage.Folder + "/etc");
        arguments.Add("--bind", stage.Folder + "/shm", BubblewrapPath.SharedMemory);
        arguments.Add("--bind", stage.Folder + "/tmp", BubblewrapPath.Temporary);
        arguments.Add("--bind", stage.Folder + "/home", BubblewrapPath.Home);
        foreach (BubblewrapBind bind in stage.Binds)
            arguments.Add(bind.Writable ? "--bind" : "--ro-bind", bind.Source, bind.Target);
        if (protectRepository)
            arguments.Add("--ro-bind", stage.Binds[^1].Source + "/.git", BubblewrapPath.Workspace + "/.git");
        arguments.Add("--remount-ro", "/");
        return arguments;
    }

    public void Add(params ReadOnlySpan<string> arguments) => _all.AddRange(arguments);

    /// <summary>All of them with those of one command, as <c>--args</c> wants them.</summary>
    public byte[] For(ChildStart start, int filter, int status)
    {
        StringBuilder all = new();
        foreach (string argument in _all)
            all.Append(argument).Append('\0');
        foreach ((string name, string value) in start.Environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            all.Append("--setenv\0").Append(name).Append('\0').Append(value).Append('\0');
        all.Append("--chdir\0").Append(start.WorkingDirectory).Append('\0');
        all.Append(CultureInfo.InvariantCulture, $"--seccomp\0{filter}\0--json-status-fd\0{status}\0");
        return Encoding.UTF8.GetBytes(all.ToString());
    }
}
