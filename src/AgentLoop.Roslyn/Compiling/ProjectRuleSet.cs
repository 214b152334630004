namespace AgentLoop.Roslyn;

/// <summary>Lets the compiler read a project's rule set, which it reads from files only: from one that is there as long as it reads.</summary>
internal static class ProjectRuleSet
{
    public static CompilerCall Apply(LoadedProject project)
    {
        if (project.Call.RuleSet is not { } path)
            return project.Call;
        string folder = Directory.CreateTempSubdirectory("agentloop-rules-").FullName;
        try
        {
            string file = Path.Combine(folder, "rules.ruleset");
            File.WriteAllBytes(file, project.Files[path].Span);
            return CompilerCall.Of(project.Collected, file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
