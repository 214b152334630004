namespace AgentLoop;

/// <summary>What kind of decision was made.</summary>
public enum DecisionKind
{
    /// <summary>Somebody was asked.</summary>
    Approval,

    /// <summary>The policies were.</summary>
    Policy,

    /// <summary>A host on the network was let through to, or not.</summary>
    Network,
}
