namespace AgentLoop.Roslyn;

/// <summary>Puts projects after those that they refer to.</summary>
internal static class ProjectOrder
{
    public static IReadOnlyList<LoadedProject> Of(IReadOnlyList<LoadedProject> projects)
    {
        List<LoadedProject> ordered = [];
        HashSet<LoadedProject> met = new(ReferenceEqualityComparer.Instance);
        foreach (LoadedProject project in projects)
            Put(project, projects, met, ordered);
        return ordered;
    }

    /// <summary>It goes as deep as references do; a project that refers to itself in the end, which no build has, comes where it was met.</summary>
    private static void Put(LoadedProject project, IReadOnlyList<LoadedProject> projects, HashSet<LoadedProject> met, List<LoadedProject> ordered)
    {
        if (!met.Add(project))
            return;
        foreach (LoadedProject used in projects.Where(p => project.Call.References.Any(r => p.Collected.Produces.Contains(r.Reference))))
            Put(used, projects, met, ordered);
        ordered.Add(project);
    }
}
