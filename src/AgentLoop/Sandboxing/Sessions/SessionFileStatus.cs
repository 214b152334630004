using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>What kind of file something is, how long, and whose: a few fields of the kernel's <c>struct statx</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal unsafe struct SessionFileStatus
{
    private const int CurrentFolder = -100;
    private const int OfHandle = 0x1000;
    private const int OfLinkItself = 0x100;
    private const int TypeModeOwnerAndSize = 0x21B;
    private const int TypeBits = 0xF000;
    private const int Regular = 0x8000;
    private const int Folder = 0x4000;
    private const int Link = 0xA000;

    [FieldOffset(20)]
    private readonly uint _user;

    [FieldOffset(24)]
    private readonly uint _group;

    [FieldOffset(28)]
    private readonly ushort _mode;

    [FieldOffset(40)]
    private readonly long _size;

    public readonly bool Exists => _mode != 0;

    public readonly bool IsRegular => (_mode & TypeBits) == Regular;

    public readonly bool IsFolder => (_mode & TypeBits) == Folder;

    public readonly bool IsLink => (_mode & TypeBits) == Link;

    public readonly int Permissions => _mode & ~TypeBits;

    public readonly long Length => _size;

    public readonly uint User => _user;

    public readonly uint Group => _group;

    public static SessionFileStatus Of(SafeFileHandle file)
    {
        SessionFileStatus status = default;
        byte none = 0;
        _ = Libc.Syscall(
            SystemCall.StatX.Number, file.DangerousGetHandle(), (nint)(&none), OfHandle, TypeModeOwnerAndSize, (nint)(&status));
        return status;
    }

    /// <summary>Of a path, or of the link it is.</summary>
    public static SessionFileStatus Of(string path)
    {
        SessionFileStatus status = default;
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
            _ = Libc.Syscall(SystemCall.StatX.Number, CurrentFolder, (nint)name, OfLinkItself, TypeModeOwnerAndSize, (nint)(&status));
        return status;
    }
}
