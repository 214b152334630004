namespace AgentLoop;

/// <summary>How a failing test stood before, in the order in which one wants to read of them.</summary>
internal enum FailureKind
{
    Broken,
    Suspected,
    Failing,
    StillFailing,
}
