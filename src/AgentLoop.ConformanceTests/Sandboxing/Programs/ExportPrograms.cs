namespace AgentLoop.ConformanceTests;

/// <summary>Programs that leave something in the workspace for the host to stumble over when it takes out what was changed.</summary>
internal static class ExportPrograms
{
    private const string ReadAll = "find workspace -type f | while read -r f; do cat \"$f\" || exit 1; done";

    public static readonly ContainmentProgram Symlink = Leave("symlink in what is exported", SandboxPromise.ReadIsolation,
        "ln -s \"$OUTSIDE/secret\" leak && ln -s \"$OUTSIDE\" away; exit 1", "cp -RL workspace/. checkout && echo changed > workspace/away/file",
        static folders => Knows(folders, "leak") || Knows(folders, "away/secret") || folders.AreHarmed());

    public static readonly ContainmentProgram Pipe = Leave("fifo in what is exported", SandboxPromise.ReadIsolation,
        "mkfifo leak; exit 1", "cp -R --copy-contents workspace/. checkout", static folders => Path.Exists(Path.Combine(folders.Checkout, "leak")));

    public static readonly ContainmentProgram Socket = Leave("socket in what is exported", SandboxPromise.ReadIsolation,
        "tool make-unix leak; [ $? -gt 1 ] && exit 3; exit 1", "cp -R workspace/. checkout", static folders => Path.Exists(Path.Combine(folders.Checkout, "leak")));

    public static readonly ContainmentProgram Repository = Leave("plant a nested .git", SandboxPromise.WriteIsolation,
        "mkdir -p sub/.git/hooks && echo 'ref: refs/heads/x' > sub/.git/HEAD && printf '[core]\\n\\tfsmonitor = ./own\\n' > sub/.git/config; echo x > sub/x; exit 1",
        "cp -R workspace/. checkout", static folders => Path.Exists(Path.Combine(folders.Checkout, "sub/.git")));

    public static readonly ContainmentProgram BareRepository = Leave("plant a bare repository", SandboxPromise.WriteIsolation,
        """
        mkdir -p sub/objects sub/refs && echo 'ref: refs/heads/x' > sub/HEAD && echo x > sub/objects/x && echo x > sub/refs/x
        printf '[core]\n\tworktree = ..\n\tfsmonitor = ./own\n' > sub/config; exit 1
        """,
        "cp -R workspace/. checkout", static folders => Path.Exists(Path.Combine(folders.Checkout, "sub/HEAD")));

    public static readonly ContainmentProgram Names = Leave("hostile names", SandboxPromise.WriteIsolation,
        """
        mkdir -p .GIT 'a
        b' && echo x > .GIT/config && echo x > -rf && echo x > 'a
        b/c' && echo x > "$(printf '\377\376')" && echo x > 'back\slash'; echo x > "$(printf 'escape\033[2J')"; exit 1
        """,
        "cp -R workspace/. checkout", static folders => Path.Exists(Path.Combine(folders.Checkout, ".GIT")));

    public static readonly ContainmentProgram Case = Leave("case collision", SandboxPromise.WriteIsolation,
        "echo harmless > Readme && echo harmful > readme; exit 1", "cp -R workspace/. checkout",
        static folders => Path.Exists(Path.Combine(folders.Checkout, "Readme")) && Path.Exists(Path.Combine(folders.Checkout, "readme")));

    public static readonly ContainmentProgram Depth = Leave("400-deep folders", SandboxPromise.SessionIsolation,
        "tool deep-folders . \"$HOME\" || exit 3; echo \"$HOME\"; exit 1",
        ReadAll, static _ => false) with
    {
        Worked = static async (scene, result) => await IsHitAsync(scene, ReadAll, static _ => false)
            || await StaysAsync(scene, result.StandardOutput.Text.Trim()),
    };

    public static IReadOnlyList<ContainmentProgram> All { get; } = [Symlink, Pipe, Socket, Repository, BareRepository, Names, Case, Depth];

    /// <param name="name">A few words.</param>
    /// <param name="promise">What holds it.</param>
    /// <param name="script">What leaves it.</param>
    /// <param name="careless">How a careless host would take it out, in the place of the trial.</param>
    /// <param name="isHit">Whether the host was hit, beside hanging and failing.</param>
    private static ContainmentProgram Leave(string name, SandboxPromise promise, string script, string careless, Func<SceneFolders, bool> isHit) => new()
    {
        Name = name,
        Promise = promise,
        Script = script,
        Worked = async (scene, _) => await IsHitAsync(scene, careless, isHit),
    };

    private static async ValueTask<bool> IsHitAsync(ContainmentScene scene, string careless, Func<SceneFolders, bool> isHit)
    {
        bool stumbled = scene.IsHeld ? await SceneExport.StumblesAsync(scene) : await HostShell.StumblesAsync(scene.Folders, careless);
        return stumbled || isHit(scene.Folders);
    }

    private static bool Knows(SceneFolders folders, string name) =>
        SceneFolders.TextOf(Path.Combine(folders.Checkout, name))?.Contains(folders.Secret, StringComparison.Ordinal) == true;

    /// <summary>Whether a folder of the session's own outlives it.</summary>
    private static async ValueTask<bool> StaysAsync(ContainmentScene scene, string home)
    {
        await scene.CloseAsync();
        return Path.Exists(home) && home.StartsWith(Path.GetTempPath(), StringComparison.Ordinal);
    }
}
