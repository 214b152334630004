namespace AgentLoop;

/// <summary>Why a provenance store could not do what was asked.</summary>
public enum ProvenanceError
{
    /// <summary>The file or medium could not be opened, read or written.</summary>
    Unavailable,

    /// <summary>Another process or run has it.</summary>
    Locked,

    /// <summary>There is no room left.</summary>
    Full,

    /// <summary>What is stored is not what was written.</summary>
    Corrupt,

    /// <summary>Somebody else appended to the run.</summary>
    Conflict,

    /// <summary>There is no such run, record or artifact.</summary>
    NotFound,
}
