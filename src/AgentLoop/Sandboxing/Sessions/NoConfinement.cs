namespace AgentLoop;

/// <summary>Holds nothing: processes run with the host's rights and are found again by their mark.</summary>
internal sealed class NoConfinement : IConfinement
{
    private readonly SessionPlan _plan;

    public NoConfinement(SessionPlan plan)
    {
        _plan = plan;
        Paths = plan.HostPaths(Environment.GetEnvironmentVariable("PATH") ?? "");
    }

    public SessionPaths Paths { get; }

    public HeldCommand Hold(ChildStart start) => new() { Start = _plan.Limits.Apply(start) };

    public ValueTask KillAllAsync()
    {
        if (OperatingSystem.IsLinux())
            ProcessTree.KillMarked(_plan.Mark);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
