using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A system call by its number on each architecture; <see cref="None"/> where there is no such call.</summary>
/// <remarks>Numbers: <c>arch/x86/entry/syscalls/syscall_64.tbl</c> and <c>scripts/syscall.tbl</c> of the Linux sources.</remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SystemCall(int X64, int Arm64)
{
    public const int None = -1;

    public static readonly SystemCall OpenAt = new(257, 56);
    public static readonly SystemCall MakeFolderAt = new(258, 34);
    public static readonly SystemCall MakeNodeAt = new(259, 33);
    public static readonly SystemCall OpenAt2 = new(437, 437);
    public static readonly SystemCall StatX = new(332, 291);
    public static readonly SystemCall WaitId = new(247, 95);
    public static readonly SystemCall ProcessControl = new(157, 167);
    public static readonly SystemCall GetCapabilities = new(125, 90);
    public static readonly SystemCall SetCapabilities = new(126, 91);
    public static readonly SystemCall SecureComputing = new(317, 277);
    public static readonly SystemCall LandlockCreate = new(444, 444);
    public static readonly SystemCall LandlockAdd = new(445, 445);
    public static readonly SystemCall LandlockRestrict = new(446, 446);
    public static readonly SystemCall Socket = new(41, 198);
    public static readonly SystemCall Connect = new(42, 203);
    public static readonly SystemCall Bind = new(49, 200);
    public static readonly SystemCall Listen = new(50, 201);
    public static readonly SystemCall SetNamespace = new(308, 268);
    public static readonly SystemCall OpenProcess = new(434, 434);
    public static readonly SystemCall TakeDescriptor = new(438, 438);
    public static readonly SystemCall SocketPair = new(53, 199);
    public static readonly SystemCall CloneProcess = new(56, 220);
    public static readonly SystemCall Clone3 = new(435, 435);
    public static readonly SystemCall Unshare = new(272, 97);
    public static readonly SystemCall Ioctl = new(16, 29);
    public static readonly SystemCall ResourceLimit = new(302, 261);

    /// <summary>The number on this machine.</summary>
    public int Number => On(RuntimeInformation.ProcessArchitecture);

    public int On(Architecture architecture) => architecture == Architecture.X64 ? X64 : Arm64;
}
