namespace AgentLoop;

/// <summary>Ways back: of runs into a store, and of the runs of others to where they can be compared.</summary>
public static class RunImports
{
    /// <summary>
    /// Reads what <see cref="RunExports.JsonLines"/> wrote. The records in the store have the bytes that they had, so that the run can be resumed,
    /// replayed and forked there.
    /// </summary>
    /// <remarks>
    /// All of the input is read into a temporary file and checked before the store is written, and each run is added with all of its records or none. Artifacts
    /// are kept first: where the store fails in between, they stay, and no run names them.
    /// </remarks>
    public static IRunImporter JsonLines { get; } = new JsonLinesImporter();

    /// <summary>Reads a trajectory in the Agent Trajectory Interchange Format, versions 1.0 to 1.7 and later ones of version 1.</summary>
    /// <remarks>Source: harbor-framework/harbor, <c>rfcs/0001-trajectory-format.md</c>. Subagents that are in the same file count as part of it.</remarks>
    public static ITrajectoryReader Atif { get; } = new AtifReader();

    /// <summary>Reads a trajectory of SWE-agent (<c>.traj</c>) or of mini-swe-agent (<c>.traj.json</c>).</summary>
    /// <remarks>Source: SWE-agent/SWE-agent, <c>sweagent/types.py</c>, and its page on output files; there is no specification.</remarks>
    public static ITrajectoryReader SweAgent { get; } = new SweAgentReader();
}
