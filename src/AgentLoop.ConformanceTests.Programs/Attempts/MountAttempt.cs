namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Mounts something, or makes what is mounted writable.</summary>
internal static unsafe class MountAttempt
{
    private const int OpenFileSystem = 430;
    private const int RemountBind = 0x20 | 0x1000;

    /// <summary>A memory file system, by the old call and by the new one.</summary>
    /// <param name="arguments">The folder to mount it on.</param>
    public static AttemptResult Mount(string[] arguments)
    {
        fixed (byte* type = Kernel.Text("tmpfs"), target = Kernel.Text(arguments[0]))
        {
            bool mounted = Kernel.Call(165, 40, (nint)type, (nint)target, (nint)type) == 0;
            if (mounted)
                _ = Kernel.Call(166, 39, (nint)target);
            return Kernel.Judge(mounted || Kernel.CallNew(OpenFileSystem, (nint)type) >= 0);
        }
    }

    /// <summary>Takes from mounts that they may only be read.</summary>
    /// <param name="arguments">Their folders.</param>
    public static AttemptResult Remount(string[] arguments) => Kernel.JudgeAll(arguments.Select(Remounts));

    private static bool Remounts(string path)
    {
        fixed (byte* target = Kernel.Text(path))
            return Kernel.Call(165, 40, 0, (nint)target, 0, RemountBind) == 0;
    }
}
