namespace AgentLoop;

/// <summary>
/// What Landlock does not see of opening a file: the mode of one that is made (see <see cref="FileModeRules"/>), a descriptor that is neither for
/// reading nor for writing but for <c>ioctl</c>, and before its version 3 that a file is cut to nothing.
/// </summary>
internal static class FileOpenRules
{
    private const uint CreateOrTemporary = 0x400040;
    private const uint WayAndTruncate = 0x203;
    private const uint NoWay = 3;
    private const uint Truncate = 0x200;

    /// <summary>openat, open; truncate, which takes a path. The call that takes a descriptor wants one that was opened to be written.</summary>
    public static IEnumerable<JudgedCall> Calls(bool holdTruncation) =>
    [
        new(SystemCall.OpenAt, Open(flags: 2, holdTruncation)), new(new(2, SystemCall.None), Open(flags: 1, holdTruncation)),
        .. holdTruncation ? new JudgedCall[] { new(new(76, 45), part => part.Return(SeccompVerdict.Deny)) } : [],
    ];

    /// <summary>The mode follows the flags; where nothing is made it may be anything.</summary>
    private static Action<BpfProgram> Open(int flags, bool holdTruncation) => part =>
    {
        part.Load(SeccompInput.Argument(flags))
            .Mask(WayAndTruncate)
            .ReturnIfEqual(NoWay, SeccompVerdict.Deny)
            .ReturnIfEqual(NoWay | Truncate, SeccompVerdict.Deny);
        if (holdTruncation)
            part.ReturnIfEqual(Truncate, SeccompVerdict.Deny);
        part.Load(SeccompInput.Argument(flags)).ReturnUnlessAnyBit(CreateOrTemporary, SeccompVerdict.Allow);
        FileModeRules.Judge(part, flags + 1);
    };
}
