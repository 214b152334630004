using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Tries to connect to a port of 127.0.0.1, and to get an answer there where there is something to say.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NetworkAttempt
{
    private const int Internet = 2;
    private const int Stream = 1;
    private const uint Loopback = 0x0100007F;

    public int Socket;
    public int Connect;
    public int Port;
    public byte* Message;
    public int MessageBytes;

    /// <summary>Whether there was somebody.</summary>
    public bool Connected;

    /// <summary>What the answer begins with.</summary>
    public fixed byte Answer[16];

    public static NetworkAttempt Nowhere => new() { Socket = SystemCall.None, Connect = SystemCall.None };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Make(void* state)
    {
        NetworkAttempt* attempt = (NetworkAttempt*)state;
        ulong* address = stackalloc ulong[2];
        address[0] = Internet | ((ulong)(uint)(attempt->Port >> 8) << 16) | ((ulong)(uint)(attempt->Port & 0xFF) << 24) | ((ulong)Loopback << 32);
        address[1] = 0;
        int socket = (int)Libc.Syscall(attempt->Socket, Internet, Stream | Libc.O_CLOEXEC, 0, 0, 0);
        attempt->Connected = socket >= 0 && Libc.Syscall(attempt->Connect, socket, (nint)address, 16, 0, 0) == 0;
        if (attempt->Connected && attempt->MessageBytes > 0 && Libc.Write(socket, attempt->Message, attempt->MessageBytes) > 0)
            _ = Libc.Read(socket, attempt->Answer, 16);
        if (socket >= 0)
            _ = Libc.Close(socket);
    }
}
