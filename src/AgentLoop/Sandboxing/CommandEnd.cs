namespace AgentLoop;

/// <summary>What ended a command.</summary>
public enum CommandEnd
{
    /// <summary>It exited by itself, or by a signal that was not ours.</summary>
    Exited,

    /// <summary>Its time-out.</summary>
    TimedOut,

    /// <summary>It never started: no such program, not executable, no such folder.</summary>
    NotStarted,

    /// <summary>A limit of the session, see <see cref="CommandResult.Limit"/>.</summary>
    LimitReached,
}
