namespace AgentLoop.ConformanceTests;

/// <summary>Programs that take more than they are given. The limits are small, so that what goes beyond them is too.</summary>
internal static class LimitPrograms
{
    private const int Megabyte = 1 << 20;

    /// <summary>A virtual machine may have to be given its memory first.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static readonly ContainmentProgram Forks = Take("fork bomb", SandboxPromise.ProcessLimit,
        "(i=0; while [ $i -lt 300 ]; do sleep 4 > /dev/null 2>&1 & echo x >> started; i=$((i+1)); done) 2> /dev/null; exit 1") with
    {
        Limits = new() { Processes = 64 },
        Worked = static (scene, _) => ValueTask.FromResult(SceneFolders.TextOf(scene.Folders.InWorkspace("started"))?.Length >= 2 * 200),
    };

    public static readonly ContainmentProgram Memory = Take("2 GiB memory", SandboxPromise.MemoryLimit,
        "tool memory 16 || exit 3; tool memory 2048; [ $? -eq 0 ] && exit 0; exit 1") with
    {
        Limits = new() { MemoryBytes = 1L << 30 },
        Timeout = Patience,
    };

    public static readonly ContainmentProgram SharedMemory = Take("2 GiB memory in four processes", SandboxPromise.MemoryLimit,
        "for i in 1 2 3 4; do (tool memory 512 held 4 || : > held.failed) & done; wait; exit 1") with
    {
        Limits = new() { MemoryBytes = 1L << 30 },
        Timeout = TimeSpan.FromSeconds(30),
        Worked = static (scene, _) => ValueTask.FromResult(SceneFolders.TextOf(scene.Folders.InWorkspace("held"))?.Length >= 4 * 5),
    };

    public static readonly ContainmentProgram MemoryDisk = Take("/dev/shm fill", SandboxPromise.DiskLimit,
        "f=/dev/shm/agentloop-conformance-$$; head -c 230000000 /dev/zero 2> /dev/null > $f && c=0 || c=1; rm -f $f; exit $c") with
    {
        Limits = new() { DiskBytes = 32 * Megabyte },
    };

    public static readonly ContainmentProgram Disk = Take("disk fill", SandboxPromise.DiskLimit,
        "for d in \"$HOME\" \"$TMPDIR\" /tmp; do f=\"$d/fill-$$\"; head -c 230000000 /dev/zero 2> /dev/null > \"$f\" && c=0 || c=1; rm -f \"$f\"; [ $c -eq 0 ] && exit 0; done; exit 1") with
    {
        Limits = new() { DiskBytes = 32 * Megabyte },
    };

    /// <summary>It stops as soon as it has shown that nothing stops it.</summary>
    public static readonly ContainmentProgram Files = Take("200,000 files", SandboxPromise.DiskLimit,
        "mkdir \"$HOME/many\" || exit 3; i=0; while [ $i -lt 200000 ]; do echo x > \"$HOME/many/$i\" || exit 1; i=$((i+1)); [ $i -gt 2000 ] && exit 0; done; exit 1") with
    {
        Limits = new() { DiskFiles = 1_000 },
    };

    public static readonly ContainmentProgram Sparse = Take("sparse file", SandboxPromise.FileSizeLimit,
        "truncate -s 1G sparse; dd if=/dev/zero of=sparse2 bs=1 count=1 seek=1G 2> /dev/null; exit 1") with
    {
        Limits = new() { FileBytes = Megabyte },
        Worked = static (scene, _) => ValueTask.FromResult(Directory.GetFiles(scene.Folders.Workspace, "sparse*").Any(file => new FileInfo(file).Length > Megabyte)),
    };

    public static readonly ContainmentProgram Descriptors = Take("fd exhaustion", SandboxPromise.OpenFileLimit,
        "tool descriptors 50 || exit 3; tool descriptors 900") with
    {
        Limits = new() { OpenFiles = 256 },
    };

    public static readonly ContainmentProgram Loop = Spin("endless loop", "while :; do :; done");

    public static readonly ContainmentProgram Chain = Spin("endless loop of short processes",
        "while :; do /bin/sh -c 'i=0; while [ $i -lt 50000 ]; do i=$((i+1)); done'; done");

    public static IReadOnlyList<ContainmentProgram> All { get; } =
        [Forks, Memory, SharedMemory, MemoryDisk, Disk, Files, Sparse, Descriptors, Loop, Chain];

    private static ContainmentProgram Take(string name, SandboxPromise promise, string script) =>
        new() { Name = name, Promise = promise, Script = script, MayBeKilled = true };

    /// <summary>The time-out must not be what ends it.</summary>
    private static ContainmentProgram Spin(string name, string script) => Take(name, SandboxPromise.CpuTimeLimit, script) with
    {
        Limits = new() { CpuTime = TimeSpan.FromSeconds(1) },
        Timeout = TimeSpan.FromSeconds(12),
        Worked = static (_, result) => ValueTask.FromResult(result.End == CommandEnd.TimedOut),
    };
}
