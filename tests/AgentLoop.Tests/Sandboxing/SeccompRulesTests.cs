using System.Runtime.InteropServices;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>What is judged by its arguments, on both architectures: the number on x86-64, the number on ARM64 or -1, and the arguments.</summary>
public sealed class SeccompRulesTests
{
    private const uint X64 = 0xC000003E;
    private const uint Arm64 = 0xC00000B7;

    private static void AssertVerdict(bool allowed, int x64, int arm64, params ulong[] arguments)
    {
        uint expected = allowed ? SeccompVerdict.Allow : SeccompVerdict.Deny;
        if (x64 >= 0)
            Assert.Equal(expected, BpfMachine.Run(SeccompPolicy.Build(Architecture.X64, SeccompSockets.None), X64, x64, arguments));
        if (arm64 >= 0)
            Assert.Equal(expected, BpfMachine.Run(SeccompPolicy.Build(Architecture.Arm64, SeccompSockets.None), Arm64, arm64, arguments));
    }

    [Theory]
    [InlineData(90, -1, 1)] // chmod
    [InlineData(91, 52, 1)] // fchmod
    [InlineData(268, 53, 2)] // fchmodat
    [InlineData(452, 452, 2)] // fchmodat2
    [InlineData(85, -1, 1)] // creat
    [InlineData(133, -1, 1)] // mknod
    [InlineData(259, 33, 2)] // mknodat
    public void No_file_gets_the_rights_of_its_owner_or_group(int x64, int arm64, int argument)
    {
        AssertVerdict(true, x64, arm64, [.. new ulong[argument], 0x1FF]);
        AssertVerdict(true, x64, arm64, [.. new ulong[argument], 0x3FF]); // with the sticky bit
        AssertVerdict(false, x64, arm64, [.. new ulong[argument], 0x9ED]);
        AssertVerdict(false, x64, arm64, [.. new ulong[argument], 0x5ED]);
        AssertVerdict(false, x64, arm64, [.. new ulong[argument], 0xFFFFFFFF_00000800]); // the kernel looks at the low half
    }

    [Theory]
    [InlineData(0x80000, 0x800, true)] // nothing is made, so that the mode may be anything
    [InlineData(0x80042, 0x1A4, true)]
    [InlineData(0x42, 0x9ED, false)]
    [InlineData(0x410002, 0x9ED, false)] // a file without a name
    [InlineData(0x410002, 0x180, true)]
    [InlineData(0x10000, 0xFFFFFFFF, true)] // a folder
    [InlineData(0x3, 0, false)] // only for ioctl
    [InlineData(0x203, 0, false)]
    [InlineData(0x200, 0, true)] // Landlock judges that
    public void A_file_is_opened_by_what_its_flags_mean(ulong flags, ulong mode, bool allowed)
    {
        AssertVerdict(allowed, 2, -1, 0, flags, mode);
        AssertVerdict(allowed, 257, 56, 0, 0, flags, mode);
    }

    [Theory]
    [InlineData(1, true)] // F_GETFD
    [InlineData(6, true)] // F_SETLK
    [InlineData(1024, false)] // F_SETLEASE
    [InlineData(1026, false)] // F_NOTIFY
    [InlineData(1030, true)] // F_DUPFD_CLOEXEC
    [InlineData(1039, true)] // F_GETDELEG
    [InlineData(1040, false)] // F_SETDELEG
    [InlineData(2000, false)] // not yet known
    [InlineData(0xFFFFFFFF_00000400, false)] // the kernel looks at the low half
    public void An_open_file_holds_nobody_up(ulong operation, bool allowed) => AssertVerdict(allowed, 72, 25, 0, operation);

    [Theory]
    [InlineData(2, 1)]
    [InlineData(257, 2)]
    public void Where_landlock_does_not_see_truncation_the_filter_holds_it(int number, int flags)
    {
        BpfProgram old = SeccompPolicy.Build(Architecture.X64, SeccompSockets.None, holdTruncation: true);
        Assert.Equal(SeccompVerdict.Deny, BpfMachine.Run(old, X64, number, [.. new ulong[flags], 0x80200]));
        Assert.Equal(SeccompVerdict.Allow, BpfMachine.Run(old, X64, number, [.. new ulong[flags], 0x80201]));
        Assert.Equal(SeccompVerdict.Allow, BpfMachine.Run(old, X64, number, [.. new ulong[flags], 0x80202]));
        Assert.Equal(SeccompVerdict.Allow, BpfMachine.Run(old, X64, number, [.. new ulong[flags], 0x80000]));
        Assert.Equal(SeccompVerdict.Deny, BpfMachine.Run(old, X64, 76));
        Assert.Equal(SeccompVerdict.Allow, BpfMachine.Run(old, X64, 77));
    }

    [Theory]
    [InlineData(302, 261)] // prlimit64
    [InlineData(203, 122)] // sched_setaffinity
    [InlineData(142, 118)] // sched_setparam
    [InlineData(256, 238)] // migrate_pages
    [InlineData(279, 239)] // move_pages
    [InlineData(274, 100)] // get_robust_list
    public void What_is_set_is_set_for_oneself(int x64, int arm64)
    {
        AssertVerdict(true, x64, arm64, 0);
        AssertVerdict(false, x64, arm64, 1234);
    }

    [Theory]
    [InlineData(141, 140, 0, 0, true)] // setpriority
    [InlineData(141, 140, 1, 0, true)]
    [InlineData(141, 140, 2, 0, false)] // all of a user
    [InlineData(141, 140, 0, 99, false)]
    [InlineData(251, 30, 1, 0, true)] // ioprio_set
    [InlineData(251, 30, 2, 0, true)]
    [InlineData(251, 30, 3, 0, false)]
    [InlineData(251, 30, 1, 99, false)]
    [InlineData(144, 119, 0, 0, true)] // sched_setscheduler: other
    [InlineData(144, 119, 0, 3, true)] // batch
    [InlineData(144, 119, 0, 0x40000005, true)] // idle, not inherited
    [InlineData(144, 119, 0, 1, false)] // first in, first out
    [InlineData(144, 119, 0, 0x40000002, false)] // round robin
    [InlineData(144, 119, 0, 6, false)] // deadline
    [InlineData(144, 119, 99, 0, true)] // .NET's threads, by their numbers
    [InlineData(144, 119, 99, 3, false)]
    public void A_priority_is_one_s_own_and_not_before_all_others(int x64, int arm64, ulong first, ulong second, bool allowed) =>
        AssertVerdict(allowed, x64, arm64, first, second);

    [Theory]
    [InlineData(0x5401, true)] // the terminal's settings
    [InlineData(0x5412, false)] // input that nobody typed
    [InlineData(0xFFFFFFFF_00005412, false)]
    [InlineData(0x541C, false)]
    [InlineData(0x5423, false)]
    [InlineData(0x80086601, true)] // the flags of a file
    [InlineData(0x40086602, false)] // to set them
    [InlineData(0x401C5820, false)]
    [InlineData(0xC020660B, true)] // where it lies
    [InlineData(0x40806685, false)] // to seal it
    [InlineData(0xC0406618, false)] // to take the host's key away
    [InlineData(0x40049409, true)] // to clone it
    [InlineData(0x4020940D, true)]
    [InlineData(0x5000940E, false)] // a subvolume of btrfs
    public void A_descriptor_for_reading_changes_nothing(ulong request, bool allowed) => AssertVerdict(allowed, 16, 29, 0, request);

    [Theory]
    [InlineData(0, true)]
    [InlineData(0xFFFFFFFF, true)]
    [InlineData(8, true)]
    [InlineData(0x40000, true)]
    [InlineData(0x400000, false)] // what is read may be executed
    [InlineData(0x100000, false)] // a page at 0
    public void A_personality_opens_no_door(ulong personality, bool allowed) => AssertVerdict(allowed, 135, 92, personality);
}
