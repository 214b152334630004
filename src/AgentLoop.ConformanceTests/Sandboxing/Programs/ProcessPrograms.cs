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

    public static IReadOnlyList<ContainmentProgram> All { get; } = [Signal, Trace, Memory, KillAll];

    private static ContainmentProgram Attack(string name, string script) => new()
    {
        Name = name,
        Promise = SandboxPromise.ProcessIsolation,
        Script = script,
        Prepare = static async scene => await scene.AddVictimAsync(),
    };

    /// <summary>Where its stack begins, in hexadecimal digits.</summary>
    private static string StackOf(int process) =>
        File.ReadLines($"/proc/{process}/maps").First(line => line.EndsWith("[stack]", StringComparison.Ordinal)).Split('-')[0];
}
