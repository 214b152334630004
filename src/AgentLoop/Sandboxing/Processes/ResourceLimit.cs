using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>One of the kernel's limits of a single process, see getrlimit(2). The numbers are those of x86-64 and arm64.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ResourceLimit(int Resource, ulong Soft, ulong Hard)
{
    public const int CpuSeconds = 0;
    public const int FileSize = 1;
    public const int WritableMemory = 2;
    public const int CoreDump = 4;
    public const int UserProcesses = 6;
    public const int OpenFiles = 7;

    public ResourceLimit(int resource, ulong value)
        : this(resource, value, value)
    {
    }

    /// <summary>Sets it for a process, which it never gives more than it had; the error, or 0.</summary>
    public unsafe int SetFor(int process)
    {
        ulong* had = stackalloc ulong[2];
        if (Libc.Syscall(SystemCall.ResourceLimit.Number, process, Resource, 0, (nint)had, 0) != 0)
            return Libc.Errno;
        ulong* gets = stackalloc ulong[2] { Math.Min(Soft, had[1]), Math.Min(Hard, had[1]) };
        return Libc.Syscall(SystemCall.ResourceLimit.Number, process, Resource, (nint)gets, 0, 0) == 0 ? 0 : Libc.Errno;
    }
}
