namespace AgentLoop.Sandboxing.Containers;

/// <summary>What of the host a session's container gets.</summary>
internal static class ContainerMounts
{
    public static IEnumerable<ContainerMount> Of(SessionPlan plan, bool hostToolchain)
    {
        SandboxRequest request = plan.Request;
        yield return ContainerMount.Writable(request.Workspace, ContainerPlaces.Workspace);
        // A place that is mounted can be neither renamed nor replaced. A worktree has a file there.
        string repository = Path.Combine(request.Workspace, ".git");
        if (Path.Exists(repository) && new FileInfo(repository).LinkTarget is null)
            yield return ContainerMount.ReadOnly(repository, ContainerPlaces.Workspace + "/.git");

        string[] writable = [.. request.WritablePaths.Distinct(StringComparer.Ordinal)];
        foreach (string path in writable)
            yield return ContainerMount.Writable(path, path);
        IEnumerable<string> toolchain = hostToolchain ? plan.Toolchain.Folders : [];
        foreach (string path in request.ReadOnlyPaths.Concat(toolchain).Distinct(StringComparer.Ordinal).Except(writable, StringComparer.Ordinal))
            yield return ContainerMount.ReadOnly(path, path);
    }
}
