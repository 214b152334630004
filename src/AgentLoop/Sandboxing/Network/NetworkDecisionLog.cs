namespace AgentLoop;

/// <summary>The decisions of a session, in order, until the command that they belong to takes them.</summary>
internal sealed class NetworkDecisionLog
{
    /// <summary>How many may wait to be taken; beyond them nothing is let through, so that nothing passes without being written down.</summary>
    public const int Most = 10_000;

    private readonly Lock _gate = new();
    private readonly HashSet<int> _running = [];
    private readonly List<(int Command, NetworkDecision Decision)> _waiting = [];
    private int _commands;

    /// <summary>The number of a command that begins.</summary>
    public int Begin()
    {
        lock (_gate)
        {
            _running.Add(++_commands);
            return _commands;
        }
    }

    /// <summary>Whether there was room for it.</summary>
    public bool TryAdd(int command, NetworkDecision decision)
    {
        lock (_gate)
        {
            if (_waiting.Count >= Most)
                return false;
            _waiting.Add((command, decision));
            return true;
        }
    }

    /// <summary>Ends a command; its decisions, with those that no running command asked for.</summary>
    public IReadOnlyList<NetworkDecision> End(int command)
    {
        lock (_gate)
        {
            _running.Remove(command);
            NetworkDecision[] taken = [.. _waiting.Where(IsFree).Select(entry => entry.Decision)];
            _waiting.RemoveAll(IsFree);
            return taken;
        }
    }

    /// <summary>Ends a command whose decisions are left to the next that ends.</summary>
    public void Abandon(int command)
    {
        lock (_gate)
            _running.Remove(command);
    }

    private bool IsFree((int Command, NetworkDecision Decision) entry) => !_running.Contains(entry.Command);
}
