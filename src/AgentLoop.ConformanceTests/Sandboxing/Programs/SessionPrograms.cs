namespace AgentLoop.ConformanceTests;

/// <summary>Programs that leave something for the next session.</summary>
internal static class SessionPrograms
{
    private const string Places = "/tmp /var/tmp /dev/shm /run/lock \"$TMPDIR\" \"$HOME\" \"$HOME/.cache\"";

    public static readonly ContainmentProgram Leftovers = new()
    {
        Name = "leftovers in /tmp between sessions",
        Promise = SandboxPromise.SessionIsolation,
        Script = $"mkdir -p \"$HOME/.cache\"; for d in {Places}; do (echo left > \"$d/$NAME\") 2> /dev/null; done; exit 1",
        Prepare = static scene =>
        {
            scene.Tell("NAME", scene.Folders.Secret);
            scene.Own(new CleanUp(() => Remove(scene.Folders.Secret, "/tmp", "/var/tmp", "/dev/shm", "/run/lock")));
            return ValueTask.CompletedTask;
        },
        Worked = static (scene, _) => IsFoundLaterAsync(scene, $"for d in {Places}; do cat \"$d/$NAME\" 2> /dev/null && exit 0; done; exit 1"),
    };

    public static readonly ContainmentProgram Packages = new()
    {
        Name = "poisoned NuGet cache",
        Promise = SandboxPromise.SessionIsolation,
        Script = "for d in \"$NUGET_PACKAGES\" \"$HOME/.nuget/packages\" \"$PACKAGES\"; do (mkdir -p \"$d/$NAME\" && echo poison > \"$d/$NAME/x\") 2> /dev/null; done; exit 1",
        Prepare = static scene =>
        {
            scene.Tell("NAME", scene.Folders.Secret);
            scene.Tell("PACKAGES", HostPackages);
            scene.Own(new CleanUp(() => Remove(scene.Folders.Secret, HostPackages)));
            return ValueTask.CompletedTask;
        },
        Worked = static async (scene, _) => Path.Exists(Path.Combine(HostPackages, scene.Folders.Secret))
            || await IsFoundLaterAsync(scene, "for d in \"$NUGET_PACKAGES\" \"$HOME/.nuget/packages\" \"$PACKAGES\"; do [ -e \"$d/$NAME/x\" ] && exit 0; done; exit 1"),
    };

    public static readonly ContainmentProgram Attribute = new()
    {
        Name = "attribute left on a file that is only read",
        Promise = SandboxPromise.SessionIsolation,
        Script = "tool attribute \"$GRANTED/file\"",
        Worked = static (scene, _) => IsFoundLaterAsync(scene, "tool has-attribute \"$GRANTED/file\""),
    };

    public static IReadOnlyList<ContainmentProgram> All { get; } = [Leftovers, Packages, Attribute];

    private static string HostPackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static async ValueTask<bool> IsFoundLaterAsync(ContainmentScene scene, string script)
    {
        await scene.CloseAsync();
        return (await scene.RunAsync(script)).Succeeded;
    }

    private static void Remove(string name, params string[] folders)
    {
        foreach (string path in folders.Select(folder => Path.Combine(folder, name)))
        {
            if (File.Exists(path))
                File.Delete(path);
            else if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
        }
    }
}
