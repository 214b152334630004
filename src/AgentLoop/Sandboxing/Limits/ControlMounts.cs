namespace AgentLoop;

/// <summary>Finds the hierarchies of control groups, see cgroups(7), by <c>/proc/self/mountinfo</c> and <c>/proc/self/cgroup</c>.</summary>
internal static class ControlMounts
{
    /// <summary>
    /// Where this process might make groups, best first: below its own group, because what bounds that must bound them too, and in the unified
    /// hierarchy also beside it, because a group with processes in it hands nothing on to groups below it.
    /// </summary>
    public static IEnumerable<ControlHome> Homes(string mountInfo, string membership, Func<string, bool> exists)
    {
        string[][] groups = [.. Lines(membership).Select(line => line.Split(':', 3)).Where(group => group.Length == 3)];
        IEnumerable<ControlHome> homes = Lines(mountInfo).Select(line => Home(line, groups, exists)).OfType<ControlHome>();
        foreach (ControlHome home in homes.OrderBy(home => home.IsUnified))
        {
            yield return home;
            if (home.IsUnified && Path.GetDirectoryName(home.Folder) is { } above && exists(Path.Combine(above, "cgroup.procs")))
                yield return home with { Folder = above };
        }
    }

    /// <summary>A line of mountinfo, see proc_pid_mountinfo(5): the fifth field is the place, what follows the dash tells the kind.</summary>
    private static ControlHome? Home(string line, string[][] groups, Func<string, bool> exists)
    {
        string[] fields = line.Split(' ');
        int dash = Array.IndexOf(fields, "-");
        if (dash < 6 || dash + 3 >= fields.Length || fields[dash + 1] is not ("cgroup" or "cgroup2"))
            return null;
        bool unified = fields[dash + 1] is "cgroup2";
        string[] controllers = unified ? [""] : fields[dash + 3].Split(',');
        ControlKinds kinds = unified ? ControlKinds.All : controllers.Aggregate(ControlKinds.None, (all, name) => all | Kind(name));
        string[]? group = groups.FirstOrDefault(group => group[1].Split(',').Intersect(controllers, StringComparer.Ordinal).Any());
        if (kinds == ControlKinds.None || group is null)
            return null;
        string folder = Visible(fields[4], Below(group[2], fields[3]), exists);
        return new ControlHome { Folder = folder, OwnFolder = folder, IsUnified = unified, Kinds = kinds };
    }

    /// <summary>In a container the own path may be one of the host's, and what is mounted is all there is to see.</summary>
    private static string Visible(string mountPoint, string path, Func<string, bool> exists)
    {
        string folder = Path.TrimEndingDirectorySeparator(Path.Join(mountPoint, path));
        return exists(folder) ? folder : mountPoint;
    }

    private static string Below(string path, string root) =>
        root.Length > 1 && LinkFreePath.IsWithin(path, root) ? path[root.Length..] : path;

    private static ControlKinds Kind(string controller) => controller switch
    {
        "memory" => ControlKinds.Memory,
        "pids" => ControlKinds.Processes,
        "cpuacct" => ControlKinds.CpuTime,
        _ => ControlKinds.None,
    };

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
