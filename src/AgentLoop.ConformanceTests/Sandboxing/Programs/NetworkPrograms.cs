using System.Net.Sockets;

namespace AgentLoop.ConformanceTests;

/// <summary>Programs that reach what is outside by sockets.</summary>
internal static class NetworkPrograms
{
    private const int NameServerPort = 53;

    public static readonly ContainmentProgram Tcp = Reach("TCP to the host's loopback", SandboxPromise.NetworkIsolation, "tool connect-tcp $PORT $ADDRESSES") with
    {
        Prepare = ListenAsync,
    };

    public static readonly ContainmentProgram Udp = Send("UDP", "tool send-udp $PORT $NAME $ADDRESSES", wanted: 0);

    public static readonly ContainmentProgram Dns = Send("DNS", "tool resolve $PORT $NAME.example $ADDRESSES", NameServerPort);

    public static readonly ContainmentProgram Raw = Reach("raw socket", SandboxPromise.NetworkIsolation, "tool socket 2 3 1");

    public static readonly ContainmentProgram Packet = Reach("packet socket", SandboxPromise.NetworkIsolation, "tool socket 17 3 768");

    public static readonly ContainmentProgram VirtualMachine = Reach("vsock", SandboxPromise.NetworkIsolation, "tool socket 40 1 0");

    public static readonly ContainmentProgram UnixPath = Reach("host unix socket by path", SandboxPromise.SocketIsolation, "tool connect-unix \"$OUTSIDE/socket\"") with
    {
        Prepare = static scene =>
        {
            scene.Own(HostSocket.Unix(scene.Folders.InOutside("socket"), SocketType.Stream));
            return ValueTask.CompletedTask;
        },
    };

    public static readonly ContainmentProgram UnixAbstract = Reach("host unix socket by abstract name", SandboxPromise.SocketIsolation,
        "tool connect-unix \"@$NAME-stream\" \"@$NAME-datagram\"") with
    {
        Prepare = static scene =>
        {
            scene.Tell("NAME", scene.Folders.Secret);
            scene.Own(HostSocket.Unix($"\0{scene.Folders.Secret}-stream", SocketType.Stream));
            scene.Own(HostSocket.Unix($"\0{scene.Folders.Secret}-datagram", SocketType.Dgram));
            return ValueTask.CompletedTask;
        },
    };

    public static readonly ContainmentProgram Loopback = Reach("the host's loopback from one of its own", SandboxPromise.PrivateLoopback,
        "tool loopback $PORT $ADDRESSES") with
    {
        Prepare = static scene =>
        {
            scene.Network = NetworkGrant.Loopback;
            return ListenAsync(scene);
        },
    };

    public static IReadOnlyList<ContainmentProgram> All { get; } = [Tcp, Udp, Dns, Raw, Packet, VirtualMachine, UnixPath, UnixAbstract, Loopback];

    private static ContainmentProgram Reach(string name, SandboxPromise promise, string script) => new() { Name = name, Promise = promise, Script = script };

    private static ValueTask ListenAsync(ContainmentScene scene)
    {
        HostListener listener = scene.Own(new HostListener());
        scene.Tell("PORT", listener.PortText);
        scene.Tell("ADDRESSES", HostListener.Addresses);
        return ValueTask.CompletedTask;
    }

    /// <summary>That something was sent means nothing; it must have come.</summary>
    private static ContainmentProgram Send(string name, string script, int wanted)
    {
        return Reach(name, SandboxPromise.NetworkIsolation, script) with { Prepare = PrepareAsync, Worked = Arrived };

        ValueTask PrepareAsync(ContainmentScene scene)
        {
            scene.Inbox = scene.Own(HostSocket.Datagrams(wanted));
            scene.Tell("PORT", scene.Inbox.PortText);
            scene.Tell("ADDRESSES", HostListener.Addresses);
            scene.Tell("NAME", scene.Folders.Secret);
            return ValueTask.CompletedTask;
        }

        static ValueTask<bool> Arrived(ContainmentScene scene, CommandResult result) => ValueTask.FromResult(scene.Inbox!.Received(scene.Folders.Secret));
    }
}
