using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>Holds each command of a session in namespaces of its own; what they share is the session's files.</summary>
internal sealed class BubblewrapConfinement : IConfinement
{
    private const int Arguments = 3;
    private const int Filter = 4;
    private const int Status = 5;

    private readonly BubblewrapStage _stage;
    private readonly BubblewrapArguments _arguments;
    private readonly SessionNetwork? _network;
    private readonly SessionPlan _plan;
    private readonly IReadOnlyList<string> _written;

    public BubblewrapConfinement(BubblewrapStage stage, SessionPlan plan, SessionNetwork? network, bool protectRepository)
    {
        _stage = stage;
        _plan = plan;
        _network = network;
        _written = [stage.Space.Root + stage.Folder, .. BubblewrapFork.Find(plan.Request.Workspace) is { } fork ? [fork.Layers.Upper] : (string[])[]];
        _arguments = BubblewrapArguments.Of(stage, protectRepository, sharesNetwork: _network is not null);
        Paths = new SessionPaths
        {
            Workspace = BubblewrapPath.Workspace,
            Home = BubblewrapPath.Home,
            Temporary = BubblewrapPath.Temporary,
            SearchPath = ReachablePath.Of(plan),
            User = "agent",
        };
    }

    public SessionPaths Paths { get; }

    public HeldCommand Hold(ChildStart start)
    {
        ChildStart anywhere = start with { WorkingDirectory = null };
        if (StartProblem.Of(anywhere) is not null)
            return new HeldCommand { Start = anywhere };
        NetworkUse? network = _network?.Begin();
        start = network?.Apply(start) ?? start;
        SafeFileHandle arguments = MemoryFile.Create(_arguments.For(start, Filter, Status));
        SafeFileHandle filter = MemoryFile.Create(SeccompFilter.For(SeccompSockets.InternetAndUnix).Bytes);
        SafeFileHandle status = MemoryFile.Create([]);
        BubblewrapStatus said = new(status, start.Program);
        bool wasFull = IsFull();
        return new HeldCommand
        {
            Start = _plan.Limits.Apply(_stage.Space.Enter(Bubblewrapped(start) with { Descriptors = [arguments, filter, status] })),
            Network = network,
            Explain = result => WithDisk(said.Explain(result), wasFull),
            Owned = [arguments, filter, status],
        };
    }

    public ValueTask KillAllAsync()
    {
        ProcessTree.KillMarked(_plan.Mark);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_network is not null)
            await _network.DisposeAsync().ConfigureAwait(false);
        await _stage.Space.DisposeAsync().ConfigureAwait(false);
    }

    private bool IsFull() => _written.Any(FileSystemRoom.IsFull);

    /// <summary>What a program makes of a full disk is its own affair; that it is full now, or was and something failed, can be seen.</summary>
    private ChildResult WithDisk(ChildResult result, bool wasFull) =>
        result.Limit is null && result.StartFailure is null && (wasFull ? result.ExitCode != 0 : IsFull()) ? result with { Limit = SandboxLimit.Disk } : result;

    /// <summary>Nothing of the host's is in its environment or its arguments: both can be read inside, as those of process 1.</summary>
    private ChildStart Bubblewrapped(ChildStart start) => start with
    {
        Program = _stage.Program,
        Arguments = ["--args", $"{Arguments}", "--", start.Program, .. start.Arguments],
        Environment = null,
        ClearEnvironment = true,
        WorkingDirectory = "/",
    };
}
