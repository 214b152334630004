using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>
/// The filter of a sandbox: what Landlock does not see. Without a grant there is no socket at all but connected pairs, because Landlock knows
/// neither UDP nor the unix sockets of the host's services, through which a program could have others act for it.
/// </summary>
internal static class SeccompPolicy
{
    private const uint X32Calls = 0x40000000;
    private const uint NamespaceFlags = 0x7E020080;
    private const uint SocketTypeBits = 0xF;
    private const uint Stream = 1;
    private const uint Datagram = 2;
    private const uint Sequential = 5;
    private const uint Unix = 1;
    private const uint Internet = 2;
    private const uint Internet6 = 10;
    private const uint Netlink = 16;
    private const uint Tcp = 6;
    private const uint Udp = 17;
    private const uint FakeTerminalInput = 0x5412;
    private const uint ConsoleControl = 0x541C;

    public static BpfProgram Build(Architecture architecture, SeccompSockets sockets)
    {
        BpfProgram program = new BpfProgram()
            .Load(SeccompInput.Architecture)
            .ReturnUnlessEqual(architecture == Architecture.X64 ? 0xC000003E : 0xC00000B7, SeccompVerdict.KillProcess)
            .Load(SeccompInput.Number);
        if (architecture == Architecture.X64)
            program.ReturnIfAtLeast(X32Calls, SeccompVerdict.Absent);

        foreach (SystemCall call in DeniedCalls.Refused.Where(call => call.On(architecture) != SystemCall.None))
            program.ReturnIfEqual((uint)call.On(architecture), SeccompVerdict.Deny);
        foreach (SystemCall call in DeniedCalls.Absent.Append(SystemCall.Clone3))
            program.ReturnIfEqual((uint)call.On(architecture), SeccompVerdict.Absent);

        void Judge(SystemCall call, Action<BpfProgram> part) => program.When((uint)call.On(architecture), part);
        Judge(SystemCall.Socket, SocketsOf(sockets));
        Judge(SystemCall.SocketPair, ConnectedPairOnly);
        Judge(SystemCall.CloneProcess, NoNamespace);
        Judge(SystemCall.Unshare, NoNamespace);
        Judge(SystemCall.Ioctl, NoTerminalInjection);
        Judge(SystemCall.ResourceLimit, OwnLimitsOnly);
        return program.Return(SeccompVerdict.Allow);
    }

    private static Action<BpfProgram> SocketsOf(SeccompSockets sockets) => sockets switch
    {
        SeccompSockets.None => part => part.Return(SeccompVerdict.Deny),
        SeccompSockets.Internet => InternetOnly,
        _ => part => InternetOnly(part.Load(SeccompInput.Argument(0)).ReturnIfEqual(Unix, SeccompVerdict.Allow)),
    };

    /// <summary>IPv4 and IPv6, and of netlink the part that lists addresses, which name resolution asks.</summary>
    private static void InternetOnly(BpfProgram part) => part
        .Load(SeccompInput.Argument(0))
        .When(Internet, StreamOrDatagram)
        .When(Internet6, StreamOrDatagram)
        .ReturnUnlessEqual(Netlink, SeccompVerdict.Deny)
        .Load(SeccompInput.Argument(2))
        .ReturnUnlessEqual(0, SeccompVerdict.Deny)
        .Return(SeccompVerdict.Allow);

    /// <summary>TCP and UDP. The kernel's code for all else is large, and no test runner needs it.</summary>
    private static void StreamOrDatagram(BpfProgram part) => part
        .Load(SeccompInput.Argument(1))
        .Mask(SocketTypeBits)
        .When(Stream, stream => OfProtocol(stream, Tcp))
        .When(Datagram, datagram => OfProtocol(datagram, Udp))
        .Return(SeccompVerdict.Deny);

    private static void OfProtocol(BpfProgram part, uint protocol) => part
        .Load(SeccompInput.Argument(2))
        .ReturnIfEqual(0, SeccompVerdict.Allow)
        .ReturnIfEqual(protocol, SeccompVerdict.Allow)
        .Return(SeccompVerdict.Deny);

    /// <summary>A pair of datagram sockets can be connected anew, to a service of the host; a connected stream cannot.</summary>
    private static void ConnectedPairOnly(BpfProgram part) => part
        .Load(SeccompInput.Argument(0))
        .ReturnUnlessEqual(Unix, SeccompVerdict.Deny)
        .Load(SeccompInput.Argument(1))
        .Mask(SocketTypeBits)
        .ReturnIfEqual(Stream, SeccompVerdict.Allow)
        .ReturnIfEqual(Sequential, SeccompVerdict.Allow)
        .Return(SeccompVerdict.Deny);

    /// <summary>A user namespace would give back every privilege. <c>clone3</c> is absent because its flags cannot be read here.</summary>
    private static void NoNamespace(BpfProgram part) => part
        .Load(SeccompInput.Argument(0))
        .ReturnIfAnyBit(NamespaceFlags, SeccompVerdict.Deny)
        .Return(SeccompVerdict.Allow);

    private static void NoTerminalInjection(BpfProgram part) => part
        .Load(SeccompInput.Argument(1))
        .ReturnIfEqual(FakeTerminalInput, SeccompVerdict.Deny)
        .ReturnIfEqual(ConsoleControl, SeccompVerdict.Deny)
        .Return(SeccompVerdict.Allow);

    /// <summary>The limits of another process of the same user, the host's above all, could be set to nothing.</summary>
    private static void OwnLimitsOnly(BpfProgram part) => part
        .Load(SeccompInput.Argument(0))
        .ReturnUnlessEqual(0, SeccompVerdict.Deny)
        .Return(SeccompVerdict.Allow);
}
