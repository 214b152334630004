using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>A Landlock ruleset: everything that can be restricted is, except beneath the paths that were allowed.</summary>
internal sealed unsafe class LandlockRuleset : IDisposable
{
    private const ulong BindAndConnectTcp = 3;
    private const ulong AbstractSocketsAndSignals = 3;
    private const ulong Signals = 2;
    private const int PathBeneath = 1;
    private const int CurrentFolder = -100;
    private const int PathOnly = 0x200000;

    private readonly SafeFileHandle _handle;

    private LandlockRuleset(SafeFileHandle handle, LandlockVersion version)
    {
        _handle = handle;
        Version = version;
    }

    public LandlockVersion Version { get; }

    public SafeHandle Handle => _handle;

    public int Descriptor => (int)_handle.DangerousGetHandle();

    /// <exception cref="AgentLoopException">The kernel refused.</exception>
    public static LandlockRuleset Create(LandlockVersion version, bool allowNetwork) => Create(version, new LandlockRulesetAttributes
    {
        Files = version.Rights,
        Network = version.RestrictsTcp && !allowNetwork ? BindAndConnectTcp : 0,
        Scopes = version.HasScopes ? AbstractSocketsAndSignals : 0,
    });

    /// <summary>
    /// Holds nothing but what every domain holds, and signals: whoever is in it can neither look into nor signal what is in the domain around it. To move files
    /// between folders is taken by every domain that does not allow it.
    /// </summary>
    /// <exception cref="AgentLoopException">The kernel refused.</exception>
    public static LandlockRuleset CreateInner(LandlockVersion version)
    {
        LandlockRights moves = version.Rights & LandlockRights.Refer;
        LandlockRuleset inner = Create(version, new LandlockRulesetAttributes
        {
            Files = moves | LandlockRights.MakeBlockDevice,
            Scopes = version.HasScopes ? Signals : 0,
        });
        if (moves != LandlockRights.None)
            inner.Allow("/", moves);
        return inner;
    }

    private static LandlockRuleset Create(LandlockVersion version, LandlockRulesetAttributes attributes)
    {
        nint descriptor = Libc.Syscall(
            SystemCall.LandlockCreate.Number, (nint)(&attributes), version.AttributesSize, 0, 0, 0);
        return descriptor >= 0
            ? new LandlockRuleset(new SafeFileHandle(descriptor, ownsHandle: true), version)
            : throw new AgentLoopException($"The kernel refused a Landlock ruleset: {Marshal.GetPInvokeErrorMessage(Libc.Errno)}.");
    }

    /// <summary>Allows the rights at the path and beneath it; links are followed. Whether there is such a path.</summary>
    /// <exception cref="AgentLoopException">The kernel refused.</exception>
    public bool Allow(string path, LandlockRights rights)
    {
        using SafeFileHandle place = Open(path);
        if (place.IsInvalid)
            return false;
        rights &= Version.Rights;
        if (!Directory.Exists(path))
            rights &= LandlockRights.OfFiles;
        LandlockPathRule rule = new() { Allowed = rights, Descriptor = (int)place.DangerousGetHandle() };
        return Libc.Syscall(SystemCall.LandlockAdd.Number, Descriptor, PathBeneath, (nint)(&rule), 0, 0) == 0
            ? true
            : throw new AgentLoopException($"The kernel refused a Landlock rule for \"{path}\": {Marshal.GetPInvokeErrorMessage(Libc.Errno)}.");
    }

    public void Dispose() => _handle.Dispose();

    private static SafeFileHandle Open(string path)
    {
        const int How = PathOnly | Libc.O_CLOEXEC;
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
            return new SafeFileHandle(Libc.Syscall(SystemCall.OpenAt.Number, CurrentFolder, (nint)name, How, 0, 0), ownsHandle: true);
    }
}
