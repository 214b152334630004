namespace AgentLoop;

/// <summary>The processor time of one command and all it started, in a group of its own.</summary>
internal sealed class CpuAccount
{
    private readonly TimeSpan _before;

    /// <summary>What the group has counted so far was another command's.</summary>
    public CpuAccount(ControlGroup group)
    {
        Group = group;
        _before = group.CpuTime;
    }

    public ControlGroup Group { get; }

    public TimeSpan Used => Group.CpuTime - _before;

    /// <summary>Whether it was ended because it used too much.</summary>
    public bool Exceeded { get; private set; }

    /// <summary>Whether its command has ended; what it left behind may still be running.</summary>
    public bool IsClosed { get; set; }

    public void EndIfOver(TimeSpan limit)
    {
        if (Used <= limit)
            return;
        Exceeded = true;
        Group.KillAll();
    }
}
