using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Tries to open one socket of every family and counts those that it got.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SocketProbe
{
    private const int Families = 46;
    private const int Stream = 1;
    private const int Datagram = 2;

    /// <summary>The number of <c>socket</c>; 0, which only reads from nowhere, to warm up.</summary>
    public int SocketCall;

    public int Opened;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Open(void* state)
    {
        SocketProbe* probe = (SocketProbe*)state;
        for (int family = 0; family < Families; family++)
        {
            Try(probe, family, Stream);
            Try(probe, family, Datagram);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Try(SocketProbe* probe, int family, int type)
    {
        int descriptor = probe->SocketCall == 0 ? -1 : (int)Libc.Syscall(probe->SocketCall, family, type, 0, 0, 0);
        if (descriptor < 0)
            return;
        probe->Opened++;
        _ = Libc.Close(descriptor);
    }
}
