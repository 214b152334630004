namespace AgentLoop;

/// <summary>A workspace with what some attempts need: a repository and a foreign program.</summary>
internal static class ProbeWorkspace
{
    public static string Make(ProbePlace place)
    {
        string workspace = place.Workspace("inside");
        string repository = Path.Combine(workspace, ".git");
        Directory.CreateDirectory(Path.Combine(repository, "hooks"));
        Directory.CreateDirectory(Path.Combine(repository, "objects"));
        Directory.CreateDirectory(Path.Combine(repository, "refs"));
        File.WriteAllText(Path.Combine(repository, "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(Path.Combine(repository, "config"), "[core]\n\tbare = false\n");
        ForeignProgram.Write(Path.Combine(workspace, "foreign"));
        return workspace;
    }
}
