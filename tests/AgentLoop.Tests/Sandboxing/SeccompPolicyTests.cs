using System.Runtime.InteropServices;

namespace AgentLoop.Tests.Sandboxing;

public sealed class SeccompPolicyTests
{
    private const uint X64 = 0xC000003E;
    private const uint Arm64 = 0xC00000B7;
    private const uint I386 = 0x40000003;

    private static readonly BpfProgram Closed = SeccompPolicy.Build(Architecture.X64, SeccompSockets.None);
    private static readonly BpfProgram Open = SeccompPolicy.Build(Architecture.X64, SeccompSockets.Internet);

    [Theory]
    [InlineData(0)] // read
    [InlineData(59)] // execve
    [InlineData(202)] // futex
    [InlineData(62)] // kill, which Landlock judges
    [InlineData(444)] // landlock_create_ruleset, with which a program may confine itself further
    [InlineData(451)] // cachestat
    public void An_ordinary_call_is_allowed(int number) => Assert.Equal(SeccompVerdict.Allow, BpfMachine.Run(Closed, X64, number));

    [Theory]
    [InlineData(101)] // ptrace
    [InlineData(165)] // mount
    [InlineData(308)] // setns
    [InlineData(321)] // bpf
    [InlineData(30)] // shmat
    [InlineData(250)] // keyctl
    public void A_call_that_reaches_past_the_process_is_denied(int number) => Assert.Equal(SeccompVerdict.Deny, BpfMachine.Run(Open, X64, number));

    [Theory]
    [InlineData(425)] // io_uring_setup
    [InlineData(435)] // clone3
    [InlineData(0x40000000)] // read, in the x32 way
    [InlineData(0x40000000 | 520)]
    [InlineData(437)] // openat2, whose mode is in memory
    [InlineData(314)] // sched_setattr, whose policy is
    [InlineData(469)] // file_setattr, the newest that was looked at
    [InlineData(470)] // the next
    [InlineData(100000)]
    [InlineData(-1)]
    public void A_call_that_cannot_be_judged_does_not_exist(int number) => Assert.Equal(SeccompVerdict.Absent, BpfMachine.Run(Open, X64, number));

    [Fact]
    public void A_program_of_another_architecture_is_killed()
    {
        Assert.Equal(SeccompVerdict.KillProcess, BpfMachine.Run(Closed, I386, 4));
        Assert.Equal(SeccompVerdict.KillProcess, BpfMachine.Run(SeccompPolicy.Build(Architecture.Arm64, SeccompSockets.None), X64, 4));
    }

    [Theory]
    [InlineData(1, 0, false)] // unix: the host's services listen there
    [InlineData(2, 0, true)]
    [InlineData(10, 0, true)]
    [InlineData(16, 0, true)] // netlink, addresses
    [InlineData(16, 4, false)] // netlink, sockets of other processes
    [InlineData(17, 0, false)] // packet
    [InlineData(40, 0, false)] // vsock
    public void A_socket_is_of_the_internet_and_only_where_it_is_granted(ulong family, ulong protocol, bool allowed)
    {
        Assert.Equal(allowed ? SeccompVerdict.Allow : SeccompVerdict.Deny, BpfMachine.Run(Open, X64, 41, family, 1, protocol));
        Assert.Equal(SeccompVerdict.Deny, BpfMachine.Run(Closed, X64, 41, family, 1, protocol));
        BpfProgram namespaced = SeccompPolicy.Build(Architecture.X64, SeccompSockets.InternetAndUnix);
        Assert.Equal(allowed || family == 1 ? SeccompVerdict.Allow : SeccompVerdict.Deny, BpfMachine.Run(namespaced, X64, 41, family, 1, protocol));
    }

    [Fact]
    public void The_bytes_of_a_filter_are_its_instructions_in_order()
    {
        SeccompFilter filter = SeccompFilter.For(SeccompSockets.InternetAndUnix);
        BpfInstruction[] read = MemoryMarshal.Cast<byte, BpfInstruction>(filter.Bytes).ToArray();
        Assert.Equal(SeccompPolicy.Build(RuntimeInformation.ProcessArchitecture, SeccompSockets.InternetAndUnix).Instructions, read);
    }

    [Theory]
    [InlineData(1, 6, true)] // TCP
    [InlineData(0x80801, 0, true)] // a stream, closed on exec, not blocking
    [InlineData(2, 17, true)] // UDP
    [InlineData(1, 132, false)] // SCTP
    [InlineData(1, 262, false)] // MPTCP
    [InlineData(2, 1, false)] // ICMP
    [InlineData(2, 6, false)]
    [InlineData(3, 255, false)] // raw
    [InlineData(5, 132, false)]
    public void An_internet_socket_is_of_tcp_or_udp(ulong type, ulong protocol, bool allowed)
    {
        foreach (ulong family in (ulong[])[2, 10])
            Assert.Equal(allowed ? SeccompVerdict.Allow : SeccompVerdict.Deny, BpfMachine.Run(Open, X64, 41, family, type, protocol));
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(1, 0x80801, true)] // a stream, closed on exec, not blocking
    [InlineData(1, 5, true)]
    [InlineData(1, 2, false)] // datagrams can be sent elsewhere
    [InlineData(2, 1, false)]
    public void A_pair_of_sockets_is_connected_for_good(ulong family, ulong type, bool allowed) =>
        Assert.Equal(allowed ? SeccompVerdict.Allow : SeccompVerdict.Deny, BpfMachine.Run(Closed, X64, 53, family, type));

    [Fact]
    public void Where_unix_sockets_lead_nowhere_a_pair_may_be_of_any_kind()
    {
        BpfProgram namespaced = SeccompPolicy.Build(Architecture.X64, SeccompSockets.InternetAndUnix);
        Assert.Equal(SeccompVerdict.Allow, BpfMachine.Run(namespaced, X64, 53, 1, 2));
        Assert.Equal(SeccompVerdict.Deny, BpfMachine.Run(namespaced, X64, 53, 2, 1));
    }

    [Theory]
    [InlineData(0x003D0F00, true)] // a thread
    [InlineData(0x01200011, true)] // fork
    [InlineData(0x10000011, false)] // a user namespace
    [InlineData(0x00020011, false)] // a mount namespace
    public void A_process_gets_no_namespace(ulong flags, bool allowed)
    {
        uint expected = allowed ? SeccompVerdict.Allow : SeccompVerdict.Deny;
        Assert.Equal(expected, BpfMachine.Run(Closed, X64, 56, flags));
        Assert.Equal(expected, BpfMachine.Run(Closed, X64, 272, flags));
    }

    [Fact]
    public void A_sibling_of_the_command_would_be_the_host_s_child() =>
        Assert.Equal(SeccompVerdict.Deny, BpfMachine.Run(Closed, X64, 56, 0x8011));

    [Fact]
    public void The_filter_for_arm_speaks_its_numbers()
    {
        BpfProgram arm = SeccompPolicy.Build(Architecture.Arm64, SeccompSockets.None);
        Assert.Equal(SeccompVerdict.Deny, BpfMachine.Run(arm, Arm64, 117)); // ptrace
        Assert.Equal(SeccompVerdict.Deny, BpfMachine.Run(arm, Arm64, 198, 2, 1)); // socket
        Assert.Equal(SeccompVerdict.Allow, BpfMachine.Run(arm, Arm64, 101)); // nanosleep
        Assert.Equal(SeccompVerdict.Allow, BpfMachine.Run(arm, Arm64, 63)); // read
    }

    [Fact]
    public void No_call_stands_twice_in_a_filter()
    {
        foreach (Architecture architecture in (Architecture[])[Architecture.X64, Architecture.Arm64])
        {
            IEnumerable<SystemCall> all =
            [
                .. DeniedCalls.Refused, .. DeniedCalls.Absent, .. FileModeRules.Calls.Select(judged => judged.Call),
                .. FileOpenRules.Calls(holdTruncation: true).Select(judged => judged.Call), .. OwnProcessRules.Calls.Select(judged => judged.Call),
                .. ProcessBirthRules.Calls.Select(judged => judged.Call), DeviceControlRules.Call.Call, SystemCall.Socket, SystemCall.SocketPair,
            ];
            int[] numbers = [.. all.Select(call => call.On(architecture)).Where(number => number != SystemCall.None)];
            Assert.Equal(numbers.Length, numbers.Distinct().Count());
            Assert.All(numbers, number => Assert.InRange(number, 0, (int)SeccompPolicy.FirstUnreviewed - 1));
        }
    }

    [Fact]
    public void Every_call_that_is_denied_is_denied_on_both_architectures()
    {
        foreach (SeccompSockets sockets in Enum.GetValues<SeccompSockets>())
        {
            AssertVerdicts(DeniedCalls.Refused, SeccompVerdict.Deny, sockets);
            AssertVerdicts(DeniedCalls.Absent, SeccompVerdict.Absent, sockets);
        }
    }

    private static void AssertVerdicts(IReadOnlyList<SystemCall> calls, uint verdict, SeccompSockets sockets)
    {
        BpfProgram x64 = SeccompPolicy.Build(Architecture.X64, sockets);
        BpfProgram arm64 = SeccompPolicy.Build(Architecture.Arm64, sockets);
        Assert.All(calls.Where(call => call.X64 >= 0), call => Assert.Equal(verdict, BpfMachine.Run(x64, X64, call.X64)));
        Assert.All(calls.Where(call => call.Arm64 >= 0), call => Assert.Equal(verdict, BpfMachine.Run(arm64, Arm64, call.Arm64)));
    }
}
