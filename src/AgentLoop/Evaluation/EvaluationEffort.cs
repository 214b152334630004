namespace AgentLoop;

/// <summary>What an evaluator does to a workspace, from the least.</summary>
public enum EvaluationEffort
{
    /// <summary>It reads files and runs nothing that writes in the workspace, so that others may work at the same time.</summary>
    Reads,

    /// <summary>It builds or checks, in seconds at most, and has the workspace for itself.</summary>
    Builds,

    /// <summary>It runs the project, and has the workspace for itself.</summary>
    Executes,
}
