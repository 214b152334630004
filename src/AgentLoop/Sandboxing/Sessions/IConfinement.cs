namespace AgentLoop;

/// <summary>What holds the processes of one session.</summary>
internal interface IConfinement : IDisposable
{
    /// <summary>Starts processes that are held.</summary>
    ISpawner Spawner { get; }

    /// <summary>The <c>PATH</c> of the session: of the host's, the folders that can be reached.</summary>
    string SearchPath { get; }

    /// <summary>A sentence on what these limits have to do with a failure; <see langword="null"/> where they seem to have nothing to.</summary>
    string? NoteOn(CommandResult result);

    /// <summary>Kills every process of the session that is left. Nothing may be started meanwhile.</summary>
    ValueTask KillAllAsync();
}
