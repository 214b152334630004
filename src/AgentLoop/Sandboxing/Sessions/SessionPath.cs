namespace AgentLoop;

/// <summary>Refuses by their text the paths that leave a workspace.</summary>
internal static class SessionPath
{
    /// <exception cref="AgentLoopException">The path is none, absolute, or goes up.</exception>
    public static void Check(string path)
    {
        if (ProblemWith(path) is { } problem)
            throw new AgentLoopException(problem);
    }

    public static string? ProblemWith(string path)
    {
        if (string.IsNullOrEmpty(path) || path.Contains('\0', StringComparison.Ordinal))
            return $"\"{path?.Replace("\0", "\\0", StringComparison.Ordinal)}\" is not the path of anything in a workspace.";
        return Path.IsPathRooted(path) || path.Split('/', Path.DirectorySeparatorChar).Contains("..", StringComparer.Ordinal)
            ? Leaves(path)
            : null;
    }

    /// <summary>An absolute path as inside, made relative where it leads into the workspace; any other stays as it is, to be judged as such.</summary>
    public static string Relative(string path, string workspace) =>
        Path.IsPathRooted(path) && LinkFreePath.IsWithin(path, workspace) && !path.Split('/').Contains("..", StringComparer.Ordinal)
            ? path[workspace.Length..].TrimStart('/')
            : path;

    public static string Leaves(string path) =>
        $"The path \"{path}\" leaves the workspace: only relative paths without \"..\" or links to the outside are allowed.";
}
