namespace AgentLoop.Sandboxing.Containers;

/// <summary>Refuses what every other sandbox may give and a container cannot.</summary>
internal static class ContainerRequestCheck
{
    private static readonly string[] Own = ["/proc", "/sys", "/dev"];

    /// <exception cref="AgentLoopException">The request cannot be met in a container.</exception>
    public static void Check(SandboxRequest request)
    {
        foreach (string path in request.ReadOnlyPaths.Concat(request.WritablePaths).Append(request.Workspace))
            Check(path);
    }

    private static void Check(string path)
    {
        if (path.Contains(':', StringComparison.Ordinal))
            throw new AgentLoopException($"The path \"{path}\" cannot be mounted in a container because of the colon in it.");
        if (Own.Any(own => LinkFreePath.IsWithin(path, own)))
            throw new AgentLoopException($"The path \"{path}\" cannot be mounted in a container, which has its own there.");
    }
}
