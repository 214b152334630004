namespace AgentLoop.ConformanceTests;

/// <summary>Programs that lay hands on processes of the host.</summary>
internal static class ProcessPrograms
{
    public static readonly ContainmentProgram Signal = Attack("signal a host process", "kill -KILL \"$VICTIM\" 2> /dev/null; exit 1") with
    {
        Worked = static async (scene, _) => await scene.Victim!.EndsAsync(),
    };

    public static readonly ContainmentProgram Trace = Attack("ptrace a host process", "tool ptrace \"$VICTIM\"");

    public static readonly ContainmentProgram Memory = Attack("process_vm_readv a host process", "tool read-memory \"$VICTIM\" \"$ADDRESS\"") with
    {
        Prepare = static async scene =>
        {
            await scene.AddVictimAsync();
            scene.Tell("ADDRESS", StackOf(scene.Victim!.Id));
        },
    };

    /// <summary>Where the victim can be reached at all, that is enough: the rest would be the end of the host.</summary>
    public static readonly ContainmentProgram KillAll = Attack("kill -1",
        """
        [ -n "$FRAMED" ] || ! kill -0 "$VICTIM" 2> /dev/null || exit 0
        kill -KILL -1 2> /dev/null
        exit 1
        """) with
    {
        Frame =
            """
            exec unshare --pid --fork --mount-proc /bin/sh -c '
                sleep 2 & v=$!; FRAMED=1 "$@"; wait $v; [ $? -gt 128 ]' frame "$@"
            """,
    };

    public static readonly ContainmentProgram ThreadSignal = OnThreads("signal a thread of the host", "kill -0 \"${t##*/}\" 2> /dev/null && exit 0");

    /// <summary>A sandbox whose processes are started by a thread of the host that is as confined as they are must not let them at that thread.</summary>
    public static readonly ContainmentProgram ThreadMemory =
        OnThreads("open the memory of a thread of the host", "for f in mem maps environ; do (: < \"$t/$f\") 2> /dev/null && exit 0; done");

    public static IReadOnlyList<ContainmentProgram> All { get; } = [Signal, ThreadSignal, Trace, Memory, ThreadMemory, KillAll];

    private static ContainmentProgram Attack(string name, string script) => new()
    {
        Name = name,
        Promise = SandboxPromise.ProcessIsolation,
        Script = script,
        Prepare = static async scene => await scene.AddVictimAsync(),
    };

    /// <summary>What has the host's number and began when it did is the host, and not some process of another namespace.</summary>
    private static ContainmentProgram OnThreads(string name, string script) => new()
    {
        Name = name,
        Promise = SandboxPromise.ProcessIsolation,
        Script =
            $$"""
            (read -r line < "/proc/$HOST/stat") 2> /dev/null || exit 1
            read -r line < "/proc/$HOST/stat"
            set -- ${line##*) }
            [ "${20}" = "$BEGAN" ] || exit 1
            for t in /proc/"$HOST"/task/[0-9]*; do {{script}}; done
            exit 1
            """,
        Prepare = static scene =>
        {
            string stat = File.ReadAllText("/proc/self/stat");
            scene.Tell("BEGAN", stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19]);
            return ValueTask.CompletedTask;
        },
    };

    /// <summary>Where its stack begins, in hexadecimal digits.</summary>
    private static string StackOf(int process) =>
        File.ReadLines($"/proc/{process}/maps").First(line => line.EndsWith("[stack]", StringComparison.Ordinal)).Split('-')[0];
}
