namespace AgentLoop;

/// <summary>Holds nothing: processes run with the host's rights and are found again by their mark.</summary>
internal sealed class NoConfinement : IConfinement
{
    private readonly string _mark;

    public NoConfinement(SessionPlan plan)
    {
        _mark = plan.Mark;
        Paths = plan.HostPaths(Environment.GetEnvironmentVariable("PATH") ?? "");
    }

    public SessionPaths Paths { get; }

    public HeldCommand Hold(ChildStart start) => new() { Start = start };

    public ValueTask KillAllAsync()
    {
        if (OperatingSystem.IsLinux())
            ProcessTree.KillMarked(_mark);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
