using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>
/// The filter of a sandbox: what Landlock does not see. Without a grant there is no socket at all but connected pairs, because Landlock knows
/// neither UDP nor the unix sockets of the host's services, through which a program could have others act for it.
/// </summary>
/// <remarks>
/// A call by another architecture's table (on x86-64 the 32-bit entry point) ends the process by SIGSYS: to refuse it would leave a 32-bit program
/// that cannot even exit. The x32 table, whose numbers begin at 0x40000000, does not exist here, and neither does any call that is younger than
/// this code: what nobody has looked at is not let through.
/// </remarks>
internal static class SeccompPolicy
{
    /// <summary>The number after the newest of Linux 6.18, <c>file_setattr</c>. From 424 on all architectures count alike.</summary>
    internal const uint FirstUnreviewed = 470;

    private const uint X64 = 0xC000003E;
    private const uint Arm64 = 0xC00000B7;
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

    /// <summary>
    /// Writes the filter. What is judged stands before what is refused, because some of it, as opening a file, is done all the time.
    /// </summary>
    /// <param name="architecture">The table of calls that it is for; x86-64 or ARM64.</param>
    /// <param name="sockets">Which sockets it lets through.</param>
    /// <param name="holdTruncation">Whether nothing else keeps a file that may not be written from being cut to nothing.</param>
    public static BpfProgram Build(Architecture architecture, SeccompSockets sockets, bool holdTruncation = false)
    {
        BpfProgram program = new BpfProgram()
            .Load(SeccompInput.Architecture)
            .ReturnUnlessEqual(architecture == Architecture.X64 ? X64 : Arm64, SeccompVerdict.KillProcess)
            .Load(SeccompInput.Number)
            .ReturnIfAtLeast(FirstUnreviewed, SeccompVerdict.Absent);

        foreach (JudgedCall judged in Judged(sockets, holdTruncation).Where(judged => judged.Call.On(architecture) != SystemCall.None))
            program.When((uint)judged.Call.On(architecture), judged.Judge);
        Add(program, DeniedCalls.Refused, SeccompVerdict.Deny, architecture);
        Add(program, DeniedCalls.Absent, SeccompVerdict.Absent, architecture);
        return program.Return(SeccompVerdict.Allow);
    }

    private static IEnumerable<JudgedCall> Judged(SeccompSockets sockets, bool holdTruncation) =>
    [
        .. FileOpenRules.Calls(holdTruncation), .. FileModeRules.Calls, .. ProcessBirthRules.Calls, DeviceControlRules.Call, FileControlRules.Call, .. OwnProcessRules.Calls,
        new(SystemCall.Socket, SocketsOf(sockets)), new(SystemCall.SocketPair, sockets == SeccompSockets.InternetAndUnix ? UnixPair : ConnectedPairOnly),
    ];

    private static void Add(BpfProgram program, IEnumerable<SystemCall> calls, uint verdict, Architecture architecture)
    {
        foreach (SystemCall call in calls.Where(call => call.On(architecture) != SystemCall.None))
            program.ReturnIfEqual((uint)call.On(architecture), verdict);
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

    private static void UnixPair(BpfProgram part) => part
        .Load(SeccompInput.Argument(0))
        .ReturnUnlessEqual(Unix, SeccompVerdict.Deny)
        .Return(SeccompVerdict.Allow);

    /// <summary>A pair of datagram sockets can be connected anew, to a service of the host; a connected stream cannot.</summary>
    private static void ConnectedPairOnly(BpfProgram part) => part
        .Load(SeccompInput.Argument(0))
        .ReturnUnlessEqual(Unix, SeccompVerdict.Deny)
        .Load(SeccompInput.Argument(1))
        .Mask(SocketTypeBits)
        .ReturnIfEqual(Stream, SeccompVerdict.Allow)
        .ReturnIfEqual(Sequential, SeccompVerdict.Allow)
        .Return(SeccompVerdict.Deny);
}
