namespace AgentLoop.ConformanceTests;

/// <summary>Programs that write what is not theirs.</summary>
internal static class WritePrograms
{
    public static readonly ContainmentProgram Outside = Write("write outside",
        """
        for f in "$OUTSIDE/file" "$GRANTED/file" ../outside/file; do
            (echo changed > "$f") 2> /dev/null
            (echo changed >> "$f") 2> /dev/null
            mv "$f" "$f.moved" 2> /dev/null
            rm -f "$f" 2> /dev/null
        done
        touch "$OUTSIDE/new" "$GRANTED/new" ../outside/new 2> /dev/null
        exit 1
        """);

    public static readonly ContainmentProgram Symlink = Write("write through a symlink",
        """
        ln -s "$OUTSIDE" away; ln -s ../outside near; ln -s "$GRANTED" granted; ln -s "$OUTSIDE/file" there
        for f in away/file near/file granted/file there; do (echo changed > "$f") 2> /dev/null; done
        exit 1
        """);

    public static readonly ContainmentProgram Hardlink = Write("write through a hardlink",
        """
        for f in "$OUTSIDE/file" "$GRANTED/file" ../outside/file; do
            ln "$f" linked 2> /dev/null && echo changed > linked; rm -f linked
        done
        exit 1
        """);

    public static readonly ContainmentProgram OwnRoot = Write("write through /proc/self/root",
        """
        for way in /proc/self/root /proc/self/cwd/../outside/../.. /proc/$$/root; do
            (echo changed > "$way$OUTSIDE/file"; echo changed > "$way$GRANTED/file") 2> /dev/null
        done
        (echo changed > /proc/self/cwd/../outside/file) 2> /dev/null
        exit 1
        """);

    public static readonly ContainmentProgram ForeignRoot = Write("write through /proc/PPID/root",
        """
        for p in $PPID 1 "$HOST" "$VICTIM"; do
            (echo changed > "/proc/$p/root$OUTSIDE/file") 2> /dev/null
            (echo changed > "/proc/$p/root$GRANTED/file") 2> /dev/null
            (echo changed > "/proc/$p/cwd/../outside/file") 2> /dev/null
        done
        exit 1
        """) with
    {
        Prepare = async scene => await scene.AddVictimAsync(),
    };

    public static readonly ContainmentProgram Remount = Write("remount",
        """
        tool remount "$GRANTED" / /usr; c=$?
        mount -o remount,rw "$GRANTED" 2> /dev/null; mount -o remount,bind,rw "$GRANTED" 2> /dev/null
        (echo changed > "$GRANTED/file") 2> /dev/null
        [ $c -gt 1 ] && exit 3; exit 1
        """) with
    {
        Frame =
            """
            exec unshare --mount --propagation private /bin/sh -c '
                mount --bind "$GRANTED" "$GRANTED" && mount -o remount,bind,ro "$GRANTED" && exec "$@"' frame "$@"
            """,
    };

    public static readonly ContainmentProgram Mode = new()
    {
        Name = "change modes and times outside",
        Promise = SandboxPromise.MetadataIsolation,
        Script = "for f in \"$OUTSIDE/file\" \"$GRANTED/file\"; do chmod 777 \"$f\"; touch -d @1 \"$f\"; done 2> /dev/null; exit 1",
        Worked = static (scene, _) => ValueTask.FromResult(IsMarked(scene.Folders.InOutside("file")) || IsMarked(scene.Folders.InGranted("file"))),
    };

    public static IReadOnlyList<ContainmentProgram> All { get; } = [Outside, Symlink, Hardlink, OwnRoot, ForeignRoot, Remount, Mode];

    private static ContainmentProgram Write(string name, string script) => new()
    {
        Name = name,
        Promise = SandboxPromise.WriteIsolation,
        Script = script,
        Worked = static (scene, _) => ValueTask.FromResult(scene.Folders.AreHarmed()),
    };

    private static bool IsMarked(string file) =>
        File.GetLastWriteTimeUtc(file).Year < 2000 || (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherWrite));
}
