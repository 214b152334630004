using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The calls of Linux that the framework does not offer, by the names of its manual.</summary>
internal static unsafe partial class LinuxCalls
{
    /// <summary>Whether they can be made here: the numbers in <see cref="LinuxFlags"/> are those of these two architectures.</summary>
    public static bool Available { get; } = OperatingSystem.IsLinux()
        && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    [LibraryImport("libc", SetLastError = true)]
    public static partial int openat(int folder, byte* path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static partial nint openat2(nint number, nint folder, byte* path, OpenHow* how, nint size);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int close(int file);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int statx(int folder, byte* path, int flags, uint mask, StatxBuffer* status);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint readlinkat(int folder, byte* path, byte* target, nint size);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int symlinkat(byte* target, int folder, byte* path);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int mkdirat(int folder, byte* path, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int unlinkat(int folder, byte* path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int renameat(int fromFolder, byte* from, int toFolder, byte* to);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int fchmod(int file, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int fchmodat(int folder, byte* path, uint mode, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int fchownat(int folder, byte* path, uint user, uint group, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint fgetxattr(int file, byte* name, void* value, nint size);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int utimensat(int folder, byte* path, long* times, int flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int futimens(int file, long* times);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint read(int file, byte* buffer, nint count);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint write(int file, byte* buffer, nint count);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint copy_file_range(int from, long* fromOffset, int to, long* toOffset, nint count, uint flags);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int ioctl(int file, nuint request, nint argument);

    [LibraryImport("libc", SetLastError = true)]
    public static partial nint fdopendir(int file);

    [LibraryImport("libc", SetLastError = true)]
    public static partial DirectoryRecord* readdir(nint stream);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int closedir(nint stream);
}
