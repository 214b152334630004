namespace AgentLoop.Sandboxing.Containers;

/// <summary>
/// Shares out what a container has used of the processor among the commands that run: the kernel counts for all of them together, so of commands
/// that run at once each is charged the same.
/// </summary>
internal sealed class ContainerCpuTime
{
    private readonly Lock _gate = new();
    private readonly Func<TimeSpan?> _used;
    private readonly Dictionary<object, TimeSpan> _running = [];
    private TimeSpan _counted;

    public ContainerCpuTime(Func<TimeSpan?> used) => _used = used;

    /// <summary>From now on the command is charged.</summary>
    public void Begin(object command)
    {
        lock (_gate)
        {
            ShareOut();
            _running[command] = TimeSpan.Zero;
        }
    }

    /// <summary>What a command has been charged so far.</summary>
    public TimeSpan Of(object command)
    {
        lock (_gate)
        {
            ShareOut();
            return _running.GetValueOrDefault(command);
        }
    }

    public void End(object command)
    {
        lock (_gate)
        {
            ShareOut();
            _running.Remove(command);
        }
    }

    private void ShareOut()
    {
        if (_used() is not { } used || used <= _counted)
            return;
        foreach (object command in _running.Keys.ToArray())
            _running[command] += (used - _counted) / _running.Count;
        _counted = used;
    }
}
