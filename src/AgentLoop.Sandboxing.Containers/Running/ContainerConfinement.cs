namespace AgentLoop.Sandboxing.Containers;

/// <summary>Holds the processes of a session in a container that goes with it.</summary>
internal sealed class ContainerConfinement : IConfinement
{
    private readonly ContainerPlatform _platform;
    private readonly SessionPlan _plan;
    private readonly ContainerUser _user;
    private readonly Lifeline _lifeline;
    private readonly SessionNetwork? _network;
    private readonly ContainerSessionState _state;

    public ContainerConfinement(ContainerPlatform platform, SessionPlan plan, ContainerUser user, ContainerProcess first, SessionNetwork? network, Lifeline lifeline)
    {
        _platform = platform;
        _plan = plan;
        _user = user;
        _lifeline = lifeline;
        _network = network;
        Paths = ContainerPlaces.Paths(platform.Image, platform.Options.HostToolchain ? plan.Toolchain.DotnetRoot : null);
        _state = new ContainerSessionState
        {
            EngineName = platform.Engine.Name,
            Group = first.Group,
            CpuTime = new ContainerCpuTime(() => first.Group.CpuTime),
            Limits = plan.Request.Limits,
            Stragglers = new Stragglers(first),
        };
    }

    public SessionPaths Paths { get; }

    public HeldCommand Hold(ChildStart start)
    {
        // The folder is one of the container, which only the engine can look at.
        if (StartProblem.Of(start with { WorkingDirectory = null }) is { } problem)
            return new HeldCommand { Start = start with { Program = "" }, Explain = _ => ChildResult.NotStarted(problem) };

        NetworkUse? network = _network?.Begin();
        start = network?.Apply(start) ?? start;
        ContainerCommand command = new(_state, start);
        return new HeldCommand { Start = InContainer(start), Network = network, Explain = command.Explain, Owned = [command] };
    }

    public ValueTask KillAllAsync() => _platform.Engine.RemoveAsync(_plan.Folder.Name);

    public async ValueTask DisposeAsync()
    {
        _lifeline.Dispose();
        if (_network is not null)
            await _network.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// The engine's program as a child of ours. It and what it starts carry the command's mark: to kill its tree is to kill the command's, as the
    /// container's processes are this machine's too.
    /// </summary>
    private ChildStart InContainer(ChildStart start)
    {
        ChildStart engine = _platform.Engine.InsteadOf(start, Arguments(start));
        return engine with
        {
            Environment = new Dictionary<string, string>(engine.Environment!, StringComparer.Ordinal) { [LauncherMark.Name] = start.Mark ?? "" },
        };
    }

    private IEnumerable<string> Arguments(ChildStart start) =>
    [
        "exec", .. start.StandardInput.IsEmpty ? Array.Empty<string>() : ["--interactive"],
        "--user", _user.ToString(), "--workdir", start.WorkingDirectory ?? ContainerPlaces.Workspace,
        .. Variables(start).SelectMany(variable => (string[])["--env", $"{variable.Key}={variable.Value}"]),
        _plan.Folder.Name, start.Program, .. start.Arguments,
    ];

    private Dictionary<string, string> Variables(ChildStart start)
    {
        Dictionary<string, string> all = new(start.Environment ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            [ChildEnvironment.MarkName] = start.Mark ?? "",
        };
        if (!_platform.Options.HostToolchain)
        {
            Remove(all, "DOTNET_ROOT", _plan.Toolchain.DotnetRoot);
            Remove(all, "NUGET_PACKAGES", _plan.Toolchain.NuGetPackages);
            Remove(all, "NUGET_FALLBACK_PACKAGES", _plan.Toolchain.NuGetPackages);
        }

        return all;
    }

    private static void Remove(Dictionary<string, string> variables, string name, string? value)
    {
        if (string.Equals(variables.GetValueOrDefault(name), value, StringComparison.Ordinal))
            variables.Remove(name);
    }
}
