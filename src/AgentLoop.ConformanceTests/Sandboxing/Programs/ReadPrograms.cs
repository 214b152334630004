namespace AgentLoop.ConformanceTests;

/// <summary>Programs that read what they must not see.</summary>
internal static class ReadPrograms
{
    private const string Variable = "AGENTLOOP_CONFORMANCE_VARIABLE";

    public static readonly ContainmentProgram Outside = Read("read outside", SandboxPromise.ReadIsolation,
        """
        ln -s "$OUTSIDE/secret" link; ln "$OUTSIDE/secret" linked 2> /dev/null
        cat "$OUTSIDE/secret" ../outside/secret link linked "/proc/self/root$OUTSIDE/secret" 2> /dev/null
        for p in $PPID 1 "$HOST"; do cat "/proc/$p/root$OUTSIDE/secret" 2> /dev/null; done; exit 1
        """);

    public static readonly ContainmentProgram Keys = Read("read ~/.ssh", SandboxPromise.ReadIsolation,
        "cat ~/.ssh/* \"$HOSTHOME\"/.ssh/* \"$HOSTHOME\"/.agentloop-conformance-*/.ssh/* 2> /dev/null; exit 1") with
    {
        Prepare = PutKeyAsync,
    };

    public static readonly ContainmentProgram Passwords = Read("read the host's /etc/shadow", SandboxPromise.ReadIsolation,
        "cat /etc/shadow 2> /dev/null; exit 1") with
    {
        Worked = static (_, result) => ValueTask.FromResult(SceneFolders.TextOf("/etc/shadow") is { Length: > 0 } text
            && result.StandardOutput.Text.Contains(text, StringComparison.Ordinal)),
    };

    public static readonly ContainmentProgram OwnEnvironment = Read("read the host's environment in its own", SandboxPromise.EnvironmentIsolation,
        "env; cat /proc/self/environ /proc/1/environ /proc/$PPID/environ 2> /dev/null; exit 1") with
    {
        Prepare = static scene =>
        {
            Environment.SetEnvironmentVariable(Variable, scene.Folders.Secret);
            scene.Own(new CleanUp(() => Environment.SetEnvironmentVariable(Variable, null)));
            return ValueTask.CompletedTask;
        },
    };

    public static readonly ContainmentProgram ForeignEnvironment = Read("read the environment in /proc/*/environ", SandboxPromise.EnvironmentIsolation,
        "cat /proc/[0-9]*/environ 2> /dev/null; exit 1") with
    {
        Prepare = static async scene => await scene.AddVictimAsync(),
    };

    public static readonly ContainmentProgram Presence = new()
    {
        Name = "see what is outside",
        Promise = SandboxPromise.MetadataIsolation,
        Script = "[ -e \"$OUTSIDE/secret\" ] && exit 0; [ -e ../outside/secret ] && exit 0; stat \"$OUTSIDE/file\" 2> /dev/null && exit 0; exit 1",
    };

    public static readonly ContainmentProgram Descriptors = Read("read through an inherited descriptor", SandboxPromise.ReadIsolation,
        "tool read-descriptors") with
    {
        Prepare = static scene =>
        {
            scene.Own(InheritableFile.Open(scene.Folders.InOutside("secret")));
            return ValueTask.CompletedTask;
        },
    };

    public static readonly ContainmentProgram Input = Read("read the host's standard input", SandboxPromise.ReadIsolation, "cat; exit 1") with
    {
        Timeout = TimeSpan.FromSeconds(2),
        MayBeKilled = true,
        Worked = static (_, result) => ValueTask.FromResult(result.End == CommandEnd.TimedOut || result.StandardOutput.Text.Length > 0),
    };

    public static IReadOnlyList<ContainmentProgram> All { get; } =
        [Outside, Keys, Passwords, OwnEnvironment, ForeignEnvironment, Presence, Descriptors, Input];

    private static ContainmentProgram Read(string name, SandboxPromise promise, string script) => new()
    {
        Name = name,
        Promise = promise,
        Script = script,
        Worked = static (scene, result) => ValueTask.FromResult(result.StandardOutput.Text.Contains(scene.Folders.Secret, StringComparison.Ordinal)),
    };

    /// <summary>A key of the trial's own in the home of the host's user, where keys are.</summary>
    private static ValueTask PutKeyAsync(ContainmentScene scene)
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string place = Path.Combine(home, ".agentloop-conformance-" + scene.Folders.Secret);
        scene.Tell("HOSTHOME", home);
        scene.Own(new CleanUp(() => Directory.Delete(place, recursive: true)));
        Directory.CreateDirectory(Path.Combine(place, ".ssh"));
        File.WriteAllText(Path.Combine(place, ".ssh", "id"), scene.Folders.Secret);
        return ValueTask.CompletedTask;
    }
}
