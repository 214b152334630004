namespace AgentLoop;

/// <summary>Which place of a file is meant where lines occur several times.</summary>
public enum EditPlacement
{
    /// <summary>None: the lines must occur once, unless a line number decides.</summary>
    Unique,

    /// <summary>The first after the place of the edit before it.</summary>
    Forward,
}
