namespace AgentLoop;

/// <summary>
/// No file is made or turned into one that runs with its owner's or its group's rights. Landlock does not see modes: a privileged host's program
/// could otherwise set the bit on a shell of the host, and anybody's on a program of their own for other users to run.
/// </summary>
/// <remarks>
/// <c>mkdir</c> is missing because the kernel takes the bits off itself, and <c>openat2</c> is <see cref="DeniedCalls.Absent"/> because its mode is in
/// memory, where no filter can look. A folder cannot be given its group's bit either; it still inherits it.
/// </remarks>
internal static class FileModeRules
{
    private const uint SetUserOrGroup = 0xC00;

    /// <summary>creat, mknod, mknodat, chmod, fchmod, fchmodat, fchmodat2; for open see <see cref="FileOpenRules"/>.</summary>
    public static IReadOnlyList<JudgedCall> Calls { get; } =
    [
        new(new(85, SystemCall.None), Mode(1)), new(new(133, SystemCall.None), Mode(1)), new(SystemCall.MakeNodeAt, Mode(2)),
        new(new(90, SystemCall.None), Mode(1)), new(new(91, 52), Mode(1)), new(new(268, 53), Mode(2)), new(new(452, 452), Mode(2)),
    ];

    public static void Judge(BpfProgram part, int argument) => part
        .Load(SeccompInput.Argument(argument))
        .ReturnIfAnyBit(SetUserOrGroup, SeccompVerdict.Deny)
        .Return(SeccompVerdict.Allow);

    private static Action<BpfProgram> Mode(int argument) => part => Judge(part, argument);
}
