using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The kernel's <c>struct rusage</c> on 64-bit systems; what is not needed of it is room.</summary>
[StructLayout(LayoutKind.Sequential, Size = 144)]
internal struct ResourceUsage
{
    private readonly long _userSeconds;
    private readonly long _userMicroseconds;
    private readonly long _systemSeconds;
    private readonly long _systemMicroseconds;

    public readonly TimeSpan CpuTime =>
        TimeSpan.FromSeconds(_userSeconds + _systemSeconds) + TimeSpan.FromMicroseconds(_userMicroseconds + _systemMicroseconds);
}
