namespace AgentLoop;

/// <summary>Which paths of the host a session sees, beside the system's own.</summary>
internal static class BubblewrapBinds
{
    /// <summary>Those above before those below, the workspace last.</summary>
    /// <exception cref="AgentLoopException">A path of the request is where the session has something of its own.</exception>
    public static IReadOnlyList<BubblewrapBind> Of(SessionPlan plan)
    {
        IEnumerable<BubblewrapBind> readable = plan.Toolchain.Folders.Select(LinkFreePath.Of).Concat(plan.Request.ReadOnlyPaths)
            .Where(path => !IsOfSystem(path)).Select(path => AtItsPlace(path, writable: false));
        IEnumerable<BubblewrapBind> writable = plan.Request.WritablePaths.Select(path => AtItsPlace(path, writable: true));
        return
        [
            .. readable.Concat(writable).DistinctBy(bind => (bind.Target, bind.Writable)).OrderBy(bind => bind.Target.Length).ThenBy(bind => bind.Writable),
            new BubblewrapBind { Source = plan.Request.Workspace, Target = BubblewrapPath.Workspace, Writable = true },
        ];
    }

    /// <summary>Whether a path is beneath what every session sees read-only.</summary>
    public static bool IsOfSystem(string path) =>
        SystemPaths.Programs.Any(folder => LinkFreePath.IsWithin(path, folder) && Path.Exists(folder));

    private static BubblewrapBind AtItsPlace(string path, bool writable)
    {
        string? hidden = BubblewrapPath.Own.FirstOrDefault(own => LinkFreePath.IsWithin(own, path));
        if (hidden is not null || LinkFreePath.IsWithin(path, BubblewrapPath.Workspace) || LinkFreePath.IsWithin(path, "/proc"))
            throw new AgentLoopException(
                $"The path \"{path}\" cannot be shown in a bubblewrap session, which has its own \"{hidden ?? path}\": name folders beside or below it.");
        return new BubblewrapBind { Source = path, Target = path, Writable = writable };
    }
}
