using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>Where a thread writes a zero to be in a control group, and to be back in the host's own.</summary>
internal sealed record ControlSeat(SafeFileHandle Entrance, SafeFileHandle Exit) : IDisposable
{
    public void Dispose()
    {
        Entrance.Dispose();
        Exit.Dispose();
    }
}
