namespace AgentLoop;

/// <summary>The version of the kernel's Landlock interface and what it can restrict.</summary>
internal static class LandlockVersion
{
    private const int Network = 4;
    private const int Scopes = 6;
    private const int Newest = 7;

    private const nint AskVersion = 1;

    /// <summary>The version, or the negated error code of a kernel that has none.</summary>
    public static int Found { get; } = Ask();

    /// <summary>The version whose rules we use: a newer kernel is used as the newest that this code knows.</summary>
    public static int Used { get; } = Math.Min(Found, Newest);

    public static LandlockRights Rights => Used switch
    {
        1 => LandlockRights.All & ~(LandlockRights.Refer | LandlockRights.Truncate | LandlockRights.DeviceControl),
        2 => LandlockRights.All & ~(LandlockRights.Truncate | LandlockRights.DeviceControl),
        3 or 4 => LandlockRights.All & ~LandlockRights.DeviceControl,
        _ => LandlockRights.All,
    };

    public static bool RestrictsTcp => Used >= Network;

    /// <summary>Whether signals and abstract sockets can be kept within the sandbox.</summary>
    public static bool HasScopes => Used >= Scopes;

    /// <summary>How much of <see cref="LandlockRulesetAttributes"/> this version knows.</summary>
    public static int AttributesSize => sizeof(ulong) * (HasScopes ? 3 : RestrictsTcp ? 2 : 1);

    private static int Ask()
    {
        if (!ChildLauncher.CanSpawn)
            return -Libc.ENOSYS;
        nint version = Libc.Syscall(SystemCall.LandlockCreate.Number, 0, 0, AskVersion, 0, 0);
        return version < 0 ? -Libc.Errno : (int)version;
    }
}
