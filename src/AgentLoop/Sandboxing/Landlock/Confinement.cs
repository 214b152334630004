using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The rights a thread gives up, in memory that it can use without managed code.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct Confinement
{
    public int Ruleset;
    public int RestrictFlags;
    public nint Filter;
    public int SetCapabilities;
    public int GetCapabilities;
    public int ProcessControl;
    public int Restrict;
    public int SecureComputing;

    /// <summary>Where the kernel refused, and with which error; <see cref="ConfinementStep.Done"/> where it did not.</summary>
    public ConfinementStep Refused;
    public int Error;

    private const int NoNewPrivileges = 38;
    private const int SetFilter = 1;
    private const uint CapabilityVersion = 0x20080522;

    // CAP_CHOWN, CAP_DAC_OVERRIDE, CAP_FOWNER and CAP_FSETID: what a privileged host needs to work on files of other users, where the rules allow it
    private const uint KeptCapabilities = (1 << 0) | (1 << 1) | (1 << 3) | (1 << 4);

    public static Confinement Of(LandlockRuleset ruleset, SeccompFilter filter) => new()
    {
        Ruleset = ruleset.Descriptor,
        RestrictFlags = ruleset.Version.RestrictFlags,
        Filter = filter.Address,
        SetCapabilities = SystemCall.SetCapabilities.Number,
        GetCapabilities = SystemCall.GetCapabilities.Number,
        ProcessControl = SystemCall.ProcessControl.Number,
        Restrict = SystemCall.LandlockRestrict.Number,
        SecureComputing = SystemCall.SecureComputing.Number,
    };

    /// <summary>Confines the calling thread for good.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Enter(void* state)
    {
        Confinement* give = (Confinement*)state;
        give->Refused = ConfinementStep.Capabilities;
        if (!DropCapabilities(give))
            return;
        give->Refused = ConfinementStep.NoNewPrivileges;
        if (!Succeeded(give, Libc.Syscall(give->ProcessControl, NoNewPrivileges, 1, 0, 0, 0)))
            return;
        give->Refused = ConfinementStep.Landlock;
        if (!Succeeded(give, Libc.Syscall(give->Restrict, give->Ruleset, give->RestrictFlags, 0, 0, 0)))
            return;
        give->Refused = ConfinementStep.Seccomp;
        if (Succeeded(give, Libc.Syscall(give->SecureComputing, SetFilter, 0, give->Filter, 0, 0)))
            give->Refused = ConfinementStep.Done;
    }

    /// <summary>See capset(2): three words per half of the 64 capabilities: effective, permitted, inheritable.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool DropCapabilities(Confinement* give)
    {
        ulong header = CapabilityVersion;
        uint* sets = stackalloc uint[6];
        if (!Succeeded(give, Libc.Syscall(give->GetCapabilities, (nint)(&header), (nint)sets, 0, 0, 0)))
            return false;
        sets[0] &= KeptCapabilities;
        sets[1] &= KeptCapabilities;
        sets[2] = sets[3] = sets[4] = sets[5] = 0;
        return Succeeded(give, Libc.Syscall(give->SetCapabilities, (nint)(&header), (nint)sets, 0, 0, 0));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Succeeded(Confinement* give, nint result)
    {
        if (result == 0)
            return true;
        give->Error = Libc.Errno;
        return false;
    }
}
