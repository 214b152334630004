namespace AgentLoop;

/// <summary>Refuses paths that could leave the repository or reach into git's own files, before anything is looked up.</summary>
internal static class EditPath
{
    /// <summary>Whether the path may be edited; the outcome is the path in its plain form, or what is wrong with it.</summary>
    public static bool TryClean(string path, out string outcome)
    {
        string plain = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        string? problem = Problem(plain);
        outcome = problem is null ? plain : $"The path \"{OneLine.Of(path)}\" {problem}.";
        return problem is null;
    }

    private static string? Problem(string path)
    {
        if (path.Length == 0)
            return "is empty; name a file";
        if (path[0] == '/' || path.Contains(':', StringComparison.Ordinal))
            return "is absolute or has a colon; paths start at the repository's root";
        if (path.Contains('\\', StringComparison.Ordinal))
            return "has a backslash; write \"/\" between its parts";
        if (path.Any(char.IsControl))
            return "has a control character";

        string[] parts = path.Split('/');
        return parts.Any(p => p is "" or "." or "..") ? "has a part that is empty, \".\" or \"..\"; paths go straight down from the repository's root"
            : PathGuard.NamesGit(path) ? "reaches into git's own files, which is not allowed"
            : PathGuard.RefuseNew(path);
    }
}
