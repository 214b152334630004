namespace AgentLoop;

/// <summary>The steps of a confinement, in order.</summary>
internal enum ConfinementStep
{
    Done,
    Capabilities,
    NoNewPrivileges,
    Landlock,
    Seccomp,
}
