namespace AgentLoop;

/// <summary>What no session may have for its own: homes, the system's folders, and whatever it reads its programs from.</summary>
internal static class KeptPaths
{
    private const int NameField = 0;
    private const int HomeField = 5;

    /// <summary>The system keeps its state in and below these. Forks are below <c>/proc</c>, where whoever holds them can be looked through.</summary>
    private static readonly string[] Closed = ["/etc", "/sys", "/dev", "/boot"];

    private static readonly string[] Shared = ["/proc", "/home", "/root", "/run", "/var", "/var/lib", "/var/log", "/var/tmp"];

    private static readonly string[] Nobodys = ["/", "/nonexistent"];

    /// <summary>The folder that stands against a session having this path, free of links, for its own; <see langword="null"/> where none does.</summary>
    public static string? Against(string real, Toolchain toolchain)
    {
        string[] homes = [.. Homes()];
        return Closed.FirstOrDefault(folder => LinkFreePath.IsWithin(real, folder))
            ?? homes.Concat(Folders(toolchain)).FirstOrDefault(kept => LinkFreePath.IsWithin(LinkFreePath.Of(kept), real))
            ?? homes.FirstOrDefault(home => IsHiddenIn(home, real));
    }

    /// <summary>Keys, settings and caches of its owner.</summary>
    private static bool IsHiddenIn(string home, string real) =>
        Path.GetFileName(real).StartsWith('.') && string.Equals(Path.GetDirectoryName(real), LinkFreePath.Of(home), StringComparison.Ordinal);

    private static IEnumerable<string> Folders(Toolchain toolchain) =>
    [
        Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
        Path.GetTempPath(),
        .. toolchain.Folders,
        .. SystemPaths.Programs.Concat(Closed).Concat(Shared).Where(Directory.Exists),
    ];

    /// <summary>The user's own, wherever the environment says it is, and those of all who may log in.</summary>
    private static IEnumerable<string> Homes()
    {
        string own = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        IEnumerable<string> listed = !OperatingSystem.IsLinux() || !File.Exists("/etc/passwd") ? []
            : File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(user => user.Length > HomeField && user[NameField] != "nobody").Select(user => user[HomeField]);
        return listed.Prepend(own).Where(home => home.Length > 0 && !Nobodys.Contains(home, StringComparer.Ordinal) && Directory.Exists(home)).Distinct(StringComparer.Ordinal);
    }
}
