namespace AgentLoop.ConformanceTests;

/// <summary>Programs that leave something running that got out of sight. It ends by itself after ten seconds where nothing ends it.</summary>
internal static class SurvivorPrograms
{
    private const string Beat = "i=0; while [ $i -lt 200 ]; do echo x >> beat || exit; sleep 0.05; i=$((i+1)); done";
    private const string Hidden = "env -i /bin/sh -c 'exec setsid /bin/sh -c \"$0\"'";
    private const string Begun = "n=0; until [ -s beat ]; do sleep 0.01; n=$((n+1)); [ $n -gt 500 ] && exit 3; done";

    public static readonly ContainmentProgram Daemon = Leave("double-forked setsid daemon",
        $"({Hidden} '{Beat}' > /dev/null 2>&1 < /dev/null &); {Begun}; exit 1");

    public static readonly ContainmentProgram Deaf = Outlast("child ignoring TERM",
        $"({Hidden} 'trap \"\" TERM HUP INT QUIT; {Beat}' > /dev/null 2>&1 < /dev/null &); {Begun}; sleep 600");

    public static readonly ContainmentProgram Holder = Leave("background child holding stdout", $"({Hidden} '{Beat}' &); {Begun}; exit 1");

    public static readonly ContainmentProgram Talker = Outlast("endless stdout",
        $"({Hidden} 'i=0; while [ $i -lt 200 ]; do echo x >> beat; head -c 100000 /dev/zero; sleep 0.05; i=$((i+1)); done' &); {Begun}; while :; do echo x; done");

    public static IReadOnlyList<ContainmentProgram> All { get; } = [Daemon, Deaf, Holder, Talker];

    /// <summary>It ends, what it left must not; nor may it hold the command up.</summary>
    private static ContainmentProgram Leave(string name, string script) => Survive(name, script) with
    {
        Timeout = TimeSpan.FromSeconds(8),
        Worked = static async (scene, result) =>
        {
            await scene.CloseAsync();
            return result.End == CommandEnd.TimedOut || await BeatsAsync(scene.Folders);
        },
    };

    /// <summary>It is ended by its time-out, and all it started with it.</summary>
    private static ContainmentProgram Outlast(string name, string script) => Survive(name, script) with
    {
        Timeout = TimeSpan.FromSeconds(2),
        Worked = static async (scene, result) => result.StandardOutput.Text.Length > 1024 * 1024 || await BeatsAsync(scene.Folders),
    };

    private static ContainmentProgram Survive(string name, string script) =>
        new() { Name = name, Promise = SandboxPromise.NoSurvivors, Script = script, MayBeKilled = true };

    private static async ValueTask<bool> BeatsAsync(SceneFolders folders)
    {
        FileInfo beat = new(folders.InWorkspace("beat"));
        if (!beat.Exists)
            throw new AgentLoopException("What was to survive did not even begin.");
        long before = beat.Length;
        await Task.Delay(TimeSpan.FromMilliseconds(400));
        beat.Refresh();
        return beat.Length > before;
    }
}
