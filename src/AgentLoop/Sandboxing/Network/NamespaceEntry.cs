using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The way of a thread into a network namespace, in memory that it can use without managed code. Each step leaves its error, or 0.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NamespaceEntry
{
    private const int NewNetwork = 0x40000000;
    private const int Internet = 2;
    private const int Stream = 1;
    private const int Datagram = 2;
    private const int SetInterfaceFlags = 0x8914;
    private const int Up = 1;
    private const int Waiting = 128;

    /// <summary>The namespace to join; negative for a new one.</summary>
    public int Namespace;
    public int Unshare;
    public int SetNamespace;
    public int Socket;
    public int Ioctl;
    public int Bind;
    public int Listen;

    /// <summary>The socket that listens, for the caller to close.</summary>
    public int Listener;
    public int Error;

    /// <summary>An entry whose every step fails, and changes nothing.</summary>
    public static NamespaceEntry Nowhere => new()
    {
        Unshare = SystemCall.None,
        SetNamespace = SystemCall.None,
        Socket = SystemCall.None,
        Ioctl = SystemCall.None,
        Bind = SystemCall.None,
        Listen = SystemCall.None,
    };

    public static NamespaceEntry New() => Into(-1);

    public static NamespaceEntry Into(int descriptor) => new()
    {
        Namespace = descriptor,
        Unshare = SystemCall.Unshare.Number,
        SetNamespace = SystemCall.SetNamespace.Number,
        Socket = SystemCall.Socket.Number,
        Ioctl = SystemCall.Ioctl.Number,
        Bind = SystemCall.Bind.Number,
        Listen = SystemCall.Listen.Number,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join(void* state)
    {
        NamespaceEntry* entry = (NamespaceEntry*)state;
        nint joined = entry->Namespace < 0
            ? Libc.Syscall(entry->Unshare, NewNetwork, 0, 0, 0, 0)
            : Libc.Syscall(entry->SetNamespace, entry->Namespace, NewNetwork, 0, 0, 0);
        entry->Error = joined == 0 ? 0 : Libc.Errno;
    }

    /// <summary>See netdevice(7): a name in sixteen bytes, and the flags.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BringUp(void* state)
    {
        NamespaceEntry* entry = (NamespaceEntry*)state;
        ulong* request = stackalloc ulong[5];
        request[0] = 'l' | ('o' << 8);
        request[1] = 0;
        request[2] = Up;
        request[3] = request[4] = 0;
        int socket = (int)Libc.Syscall(entry->Socket, Internet, Datagram | Libc.O_CLOEXEC, 0, 0, 0);
        entry->Error = Libc.Syscall(entry->Ioctl, socket, SetInterfaceFlags, (nint)request, 0, 0) == 0 ? 0 : Libc.Errno;
        if (socket >= 0)
            _ = Libc.Close(socket);
    }

    /// <summary>Listens on every address: all there are in the namespace are of its loopback.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accept(void* state)
    {
        NamespaceEntry* entry = (NamespaceEntry*)state;
        ulong* address = stackalloc ulong[2];
        address[0] = Internet | ((uint)(ProxyVariables.Port >> 8) << 16) | ((uint)(ProxyVariables.Port & 0xFF) << 24);
        address[1] = 0;
        int socket = (int)Libc.Syscall(entry->Socket, Internet, Stream | Libc.O_CLOEXEC, 0, 0, 0);
        entry->Listener = socket;
        entry->Error = Libc.Syscall(entry->Bind, socket, (nint)address, 16, 0, 0) == 0
            && Libc.Syscall(entry->Listen, socket, Waiting, 0, 0, 0) == 0 ? 0 : Libc.Errno;
        if (entry->Error != 0 && socket >= 0)
            _ = Libc.Close(socket);
    }
}
