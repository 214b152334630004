namespace AgentLoop;

/// <summary>
/// Limits, priorities, processors and memory are a process's own affair: the kernel would let a program set those of every process of its user, the
/// host's above all, and Landlock does not see it.
/// </summary>
/// <remarks>A thread that names itself by number is refused as well, because a filter does not know whose number it is.</remarks>
internal static class OwnProcessRules
{
    private const uint Own = 0;
    private const uint PriorityOfProcess = 0;
    private const uint PriorityOfGroup = 1;
    private const uint InputOfProcess = 1;
    private const uint InputOfGroup = 2;
    private const uint PolicyBits = 0xBFFFFFFF;
    private const uint Other = 0;
    private const uint Batch = 3;
    private const uint Idle = 5;

    /// <summary>
    /// prlimit64, sched_setaffinity, sched_setparam, migrate_pages, move_pages, get_robust_list; setpriority, ioprio_set; sched_setscheduler.
    /// </summary>
    public static IReadOnlyList<JudgedCall> Calls { get; } =
    [
        new(SystemCall.ResourceLimit, OwnOnly), new(new(203, 122), OwnOnly), new(new(142, 118), OwnOnly), new(new(256, 238), OwnOnly),
        new(new(279, 239), OwnOnly), new(new(274, 100), OwnOnly),
        new(new(141, 140), OwnOf(PriorityOfProcess, PriorityOfGroup)), new(new(251, 30), OwnOf(InputOfProcess, InputOfGroup)),
        new(new(144, 119), NotBeforeOthers),
    ];

    private static void OwnOnly(BpfProgram part) => part
        .Load(SeccompInput.Argument(0))
        .ReturnUnlessEqual(Own, SeccompVerdict.Deny)
        .Return(SeccompVerdict.Allow);

    /// <summary>The first argument says what the second names; the kinds that are left out would be all processes of a user.</summary>
    private static Action<BpfProgram> OwnOf(uint process, uint group) => part => part
        .Load(SeccompInput.Argument(1))
        .ReturnUnlessEqual(Own, SeccompVerdict.Deny)
        .Load(SeccompInput.Argument(0))
        .ReturnIfEqual(process, SeccompVerdict.Allow)
        .ReturnUnlessEqual(group, SeccompVerdict.Deny)
        .Return(SeccompVerdict.Allow);

    /// <summary>
    /// A user may be allowed realtime policies, with which a program keeps the machine from all others. The ordinary one may be given to anybody,
    /// because .NET gives it to its threads, by their numbers, whenever it sets a priority.
    /// </summary>
    private static void NotBeforeOthers(BpfProgram part) => part
        .Load(SeccompInput.Argument(1))
        .Mask(PolicyBits)
        .ReturnIfEqual(Other, SeccompVerdict.Allow)
        .Load(SeccompInput.Argument(0))
        .ReturnUnlessEqual(Own, SeccompVerdict.Deny)
        .Load(SeccompInput.Argument(1))
        .Mask(PolicyBits)
        .ReturnIfEqual(Batch, SeccompVerdict.Allow)
        .ReturnUnlessEqual(Idle, SeccompVerdict.Deny)
        .Return(SeccompVerdict.Allow);
}
