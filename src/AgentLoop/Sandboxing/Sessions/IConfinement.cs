namespace AgentLoop;

/// <summary>What holds the processes of one session.</summary>
internal interface IConfinement : IAsyncDisposable
{
    /// <summary>Where things are inside.</summary>
    SessionPaths Paths { get; }

    /// <summary>
    /// Takes a start whose program, folder, variables and input are as inside, and gives one that is held. Its limits are the session's, but
    /// for the time-out and the output, which are the command's.
    /// </summary>
    HeldCommand Hold(ChildStart start);

    /// <summary>Kills every process of the session that is left. Nothing may be started meanwhile.</summary>
    ValueTask KillAllAsync();
}
