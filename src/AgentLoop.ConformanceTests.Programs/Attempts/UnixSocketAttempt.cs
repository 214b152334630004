using System.Net.Sockets;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Connects to unix sockets by every call that can.</summary>
internal static unsafe class UnixSocketAttempt
{
    private const int Unix = 1;
    private const int Stream = 1;
    private const int Datagram = 2;

    /// <param name="arguments">Paths; one that begins with <c>@</c> is an abstract name.</param>
    public static AttemptResult Connect(string[] arguments) =>
        Kernel.JudgeAll(arguments.Select(name => Reaches(name, Stream) || Reaches(name, Datagram) || ReachesFromPair(name)));

    /// <summary>Makes a socket in the file system.</summary>
    /// <param name="arguments">Its path.</param>
    public static AttemptResult Make(string[] arguments)
    {
        byte[] address = Address(arguments[0]);
        nint socket = Kernel.Call(41, 198, Unix, Stream);
        fixed (byte* bytes = address)
            return Kernel.Judge(socket >= 0 && Kernel.Call(49, 200, socket, (nint)bytes, address.Length) == 0);
    }

    private static bool Reaches(string name, int type) => Kernel.Call(41, 198, Unix, type) is >= 0 and var socket && Connects(socket, name);

    /// <summary>A pair of datagram sockets is already connected, and can be connected anew.</summary>
    private static bool ReachesFromPair(string name)
    {
        int* pair = stackalloc int[2];
        return Kernel.Call(53, 199, Unix, Datagram, 0, (nint)pair) == 0 && Connects(pair[0], name);
    }

    private static bool Connects(nint socket, string name)
    {
        byte[] address = Address(name);
        fixed (byte* bytes = address)
            return Kernel.Call(42, 203, socket, (nint)bytes, address.Length) == 0;
    }

    /// <summary>The kernel's <c>struct sockaddr_un</c>.</summary>
    private static byte[] Address(string name)
    {
        byte[] text = Kernel.Text(name);
        if (name[0] == '@')
            text = [0, .. text[1..^1]];
        return [(byte)AddressFamily.Unix, 0, .. text];
    }
}
