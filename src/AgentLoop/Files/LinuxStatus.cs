namespace AgentLoop;

internal static unsafe class LinuxStatus
{
    /// <summary>What <c>statx</c> says of a path in a folder, or of the open file itself.</summary>
    public static FileStatus? Of(int folder, byte* path, int flags)
    {
        StatxBuffer buffer;
        return LinuxCalls.statx(folder, path, flags, LinuxFlags.StatxBasic, &buffer) == 0 ? buffer.ToStatus() : null;
    }

    /// <summary>What <c>statx</c> says of an open file.</summary>
    public static FileStatus? Of(int file)
    {
        byte empty = 0;
        return Of(file, &empty, LinuxFlags.EmptyPath);
    }
}
