namespace AgentLoop.ConformanceTests;

/// <summary>The programs that try to get out of a sandbox.</summary>
public static class ContainmentPrograms
{
    /// <summary>All of them; every promise has at least one.</summary>
    public static IReadOnlyList<ContainmentProgram> All { get; } =
    [
        .. WritePrograms.All, .. RepositoryPrograms.All, .. ReadPrograms.All, .. ExportPrograms.All, .. NetworkPrograms.All, .. AllowListPrograms.All,
        .. ProcessPrograms.All, .. KernelPrograms.All, .. SurvivorPrograms.All, .. SessionPrograms.All, .. LimitPrograms.All,
    ];
}
