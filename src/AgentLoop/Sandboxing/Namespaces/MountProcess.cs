using System.Globalization;

namespace AgentLoop;

/// <summary>
/// A mount namespace held by a process in a user namespace, which is how a host without privileges gets one: threads may not make user namespaces.
/// </summary>
internal sealed class MountProcess : IMountSpace
{
    private static readonly Lazy<ConfinedThread> Lasting = new(() => new ConfinedThread());

    private readonly HeldProcess _process;
    private readonly string _enter;
    private readonly bool _ownsNetwork;

    private MountProcess(HeldProcess process, string enter, bool ownsNetwork)
    {
        _ownsNetwork = ownsNetwork;
        _process = process;
        _enter = enter;
        Root = string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/root");
    }

    public string Root { get; }

    /// <summary>Runs a script in a new namespace; within another one where that is given. It ends with <see cref="HeldProcess"/>'s ready line.</summary>
    /// <exception cref="AgentLoopException">The system refused.</exception>
    public static async ValueTask<MountProcess> StartAsync(string script, IReadOnlyList<string> arguments, string mark, MountProcess? within, bool ownsNetwork = false)
    {
        string enter = HostTools.Find("nsenter");
        string unshare = HostTools.Find("unshare");
        IReadOnlyList<string> inner = [.. Network(ownsNetwork), "--mount", "--propagation", "slave", "/bin/sh", "-c", script, "sh", .. arguments];
        ValueTask<HeldProcess> process = within is null
            ? HeldProcess.StartAsync(unshare, ["--user", "--map-root-user", .. inner], mark)
            : HeldProcess.StartAsync(enter, [.. within.EnterArguments, unshare, .. inner], mark);
        return new MountProcess(await process.ConfigureAwait(false), enter, ownsNetwork);
    }

    public ValueTask<SessionNetwork?> OpenNetworkAsync(NetworkGrant grant) => _ownsNetwork
        ? SessionNetwork.OpenInAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/ns/net"), grant)
        : ValueTask.FromResult<SessionNetwork?>(null);

    public ChildStart Enter(ChildStart start) => start with
    {
        Program = _enter,
        Arguments = [.. EnterArguments, start.Program, .. start.Arguments],
        Spawner = Lasting.Value,
    };

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private string[] EnterArguments =>
        ["--target", _process.Id.ToString(CultureInfo.InvariantCulture), "--user", "--mount", .. Network(_ownsNetwork), "--preserve-credentials", "--"];

    private static string[] Network(bool isOwn) => isOwn ? ["--net"] : [];
}
