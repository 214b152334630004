namespace AgentLoop;

/// <summary>Sets when a file was modified, in nanoseconds since 1970, and leaves when it was read.</summary>
internal static unsafe class LinuxTimes
{
    private const long Second = 1_000_000_000;

    public static void Set(int file, long modified)
    {
        long* times = stackalloc long[4];
        Write(times, modified);
        LinuxCalls.futimens(file, times);
    }

    public static void SetLink(int folder, byte* name, long modified)
    {
        long* times = stackalloc long[4];
        Write(times, modified);
        LinuxCalls.utimensat(folder, name, times, LinuxFlags.NotFollowing);
    }

    /// <summary>Two pairs of seconds and nanoseconds; the latter are counted forward also before 1970.</summary>
    private static void Write(long* times, long modified)
    {
        long nanoseconds = ((modified % Second) + Second) % Second;
        times[0] = 0;
        times[1] = LinuxFlags.LeaveTime;
        times[2] = (modified - nanoseconds) / Second;
        times[3] = nanoseconds;
    }
}
