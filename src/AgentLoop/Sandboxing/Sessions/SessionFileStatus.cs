using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>What kind of file a handle is and how long: two fields of the kernel's <c>struct statx</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal unsafe struct SessionFileStatus
{
    private const int OfHandle = 0x1000;
    private const int TypeAndSize = 0x201;
    private const int TypeBits = 0xF000;
    private const int Regular = 0x8000;

    [FieldOffset(28)]
    private readonly ushort _mode;

    [FieldOffset(40)]
    private readonly long _size;

    public readonly bool IsRegular => (_mode & TypeBits) == Regular;

    public readonly long Length => _size;

    public static SessionFileStatus Of(SafeFileHandle file)
    {
        SessionFileStatus status = default;
        byte none = 0;
        _ = Libc.Syscall(SystemCall.StatX.Number, file.DangerousGetHandle(), (nint)(&none), OfHandle, TypeAndSize, (nint)(&status));
        return status;
    }
}
