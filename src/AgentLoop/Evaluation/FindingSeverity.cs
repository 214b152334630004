namespace AgentLoop;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Good to know.</summary>
    Note,

    /// <summary>Should be looked at.</summary>
    Warning,

    /// <summary>Is wrong.</summary>
    Error,
}
