using System.Globalization;

namespace AgentLoop.ConformanceTests;

/// <summary>One trial: the folders, the host's side, and the session that is to hold the program. Its owner disposes it, and all is gone.</summary>
internal sealed class ContainmentScene : IAsyncDisposable
{
    private readonly ContainmentTrial _trial;
    private readonly Stack<IAsyncDisposable> _owned = [];
    private readonly Dictionary<string, string> _variables;
    private ISandboxSession? _session;

    public ContainmentScene(ContainmentTrial trial, ContainmentProgram program, bool isHeld)
    {
        _trial = trial;
        Program = program;
        IsHeld = isHeld;
        SceneTools.CopyTo(Folders.Granted);
        _variables = new Dictionary<string, string>(SceneTools.Variables, StringComparer.Ordinal)
        {
            ["OUTSIDE"] = Folders.Outside,
            ["GRANTED"] = Folders.Granted,
            ["HOST"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        };
    }

    public ContainmentProgram Program { get; }

    /// <summary>Whether the sandbox says that it holds the program.</summary>
    public bool IsHeld { get; }

    public SceneFolders Folders { get; } = new();

    /// <summary>What of the network the session is granted.</summary>
    public NetworkGrant Network { get; set; } = NetworkGrant.None;

    /// <summary>The process that is attacked, where there is one.</summary>
    public Bystander? Victim { get; private set; }

    /// <summary>The host's socket for datagrams, where there is one.</summary>
    public HostSocket? Inbox { get; set; }

    /// <summary>The host's TCP service, where there is one.</summary>
    public HostListener? Listener { get; set; }

    /// <summary>What the host put up for this trial; it goes with it, last first.</summary>
    public T Own<T>(T owned)
        where T : IAsyncDisposable
    {
        _owned.Push(owned);
        return owned;
    }

    /// <summary>Tells the script something.</summary>
    public void Tell(string name, string value) => _variables[name] = value;

    /// <summary>A process of the host, whose number the script is told as <c>VICTIM</c>.</summary>
    public async ValueTask AddVictimAsync()
    {
        Victim = Own(await Bystander.StartAsync(Folders));
        Tell("VICTIM", Victim.Id.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Runs the program's script.</summary>
    public async ValueTask<CommandResult> AttemptAsync(CancellationToken cancellationToken)
    {
        SandboxCommand script = SandboxCommand.Shell(SceneTools.Prelude + Program.Script);
        if (!IsHeld && Program.Frame.Length > 0)
            script = script with { Arguments = ["-c", SceneTools.Prelude + Program.Frame, "frame", script.Program, .. script.Arguments] };
        return await RunAsync(script, cancellationToken);
    }

    /// <summary>Runs another script in the session.</summary>
    public ValueTask<CommandResult> RunAsync(string script) => RunAsync(SandboxCommand.Shell(SceneTools.Prelude + script), CancellationToken.None);

    /// <summary>The session, opened when it is first asked for, and anew after it was closed.</summary>
    public async ValueTask<ISandboxSession> SessionAsync() => _session ??= await _trial.Sandbox.OpenAsync(_trial.Configure(new SandboxRequest
    {
        Workspace = Folders.Workspace,
        ReadOnlyPaths = [Folders.Granted, SceneTools.DotnetRoot],
        Limits = Program.Limits,
        Network = Network,
    }));

    /// <summary>Ends the session.</summary>
    public async ValueTask CloseAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
        _session = null;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        while (_owned.TryPop(out IAsyncDisposable? owned))
            await owned.DisposeAsync();
        await Folders.DisposeAsync();
    }

    private async ValueTask<CommandResult> RunAsync(SandboxCommand script, CancellationToken cancellationToken)
    {
        ISandboxSession session = await SessionAsync();
        TimeSpan timeout = IsHeld || !Program.MayBeKilled ? Program.Timeout : Program.Timeout / 2;
        return await session.ExecuteAsync(script with { Environment = _variables, Timeout = timeout }, cancellationToken);
    }
}
