using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A version of the kernel's Landlock interface and what it can restrict.</summary>
/// <remarks>The versions: <c>linux/landlock.h</c> and <c>Documentation/userspace-api/landlock.rst</c> of the Linux sources, up to Linux 6.18.</remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LandlockVersion(int Number)
{
    private const int Refer = 2;
    private const int Truncate = 3;
    private const int Network = 4;
    private const int DeviceControl = 5;
    private const int Scopes = 6;
    private const int Logging = 7;
    private const int Newest = Logging;

    private const nint AskVersion = 1;
    private const int NoLogBeforeExecute = 1;
    private const int NoLogOfNestedDomains = 4;

    /// <summary>The kernel's version, or the negated error code of a kernel that has none.</summary>
    public static LandlockVersion Found { get; } = new(Ask());

    /// <summary>The version whose rules we use: a newer kernel is used as the newest that this code knows.</summary>
    public static LandlockVersion Used { get; } = new(Math.Min(Found.Number, Newest));

    public LandlockRights Rights => LandlockRights.All
        & ~(Number < Refer ? LandlockRights.Refer : LandlockRights.None)
        & ~(Number < Truncate ? LandlockRights.Truncate : LandlockRights.None)
        & ~(Number < DeviceControl ? LandlockRights.DeviceControl : LandlockRights.None);

    /// <summary>Whether a file that may not be written cannot be truncated either. Before, a filter has to hold that.</summary>
    public bool RestrictsTruncation => Number >= Truncate;

    public bool RestrictsTcp => Number >= Network;

    /// <summary>Whether signals and abstract sockets can be kept within the sandbox.</summary>
    public bool HasScopes => Number >= Scopes;

    /// <summary>How much of <see cref="LandlockRulesetAttributes"/> this version knows.</summary>
    public int AttributesSize => sizeof(ulong) * (HasScopes ? 3 : RestrictsTcp ? 2 : 1);

    /// <summary>
    /// What is refused is not written to the host's audit log: it would be the programs inside that decide how much, and our own thread asks for
    /// every process of the machine whether it is one of the session's.
    /// </summary>
    public int RestrictFlags => Number >= Logging ? NoLogBeforeExecute | NoLogOfNestedDomains : 0;

    private static int Ask()
    {
        if (!ChildLauncher.CanSpawn)
            return -Libc.ENOSYS;
        nint version = Libc.Syscall(SystemCall.LandlockCreate.Number, 0, 0, AskVersion, 0, 0);
        return version < 0 ? -Libc.Errno : (int)version;
    }
}
