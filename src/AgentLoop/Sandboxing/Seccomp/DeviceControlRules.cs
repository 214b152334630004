namespace AgentLoop;

/// <summary>
/// <c>ioctl</c> without what fakes input at a terminal, and without what changes files that are open only for reading: their flags, keys and seals, and
/// the subvolumes that btrfs makes in a folder without asking Landlock.
/// </summary>
internal static class DeviceControlRules
{
    private const uint KindBits = 0xFF00;
    private const uint FileKind = 0x6600;
    private const uint BtrfsKind = 0x9400;

    // TIOCSTI, TIOCLINUX, TIOCCONS, TIOCSETD; FS_IOC_FSSETXATTR, FS_IOC_SETVERSION
    private static readonly uint[] Refused = [0x5412, 0x541C, 0x541D, 0x5423, 0x401C5820, 0x40087602];

    // FS_IOC_GETFLAGS, FS_IOC_FIEMAP, FS_IOC_MEASURE_VERITY
    private static readonly uint[] FileQuestions = [0x80086601, 0xC020660B, 0xC0046686];

    // FICLONE, FICLONERANGE, FIDEDUPERANGE, by which files are copied without copying
    private static readonly uint[] Clones = [0x40049409, 0x4020940D, 0xC0189436];

    public static JudgedCall Call { get; } = new(SystemCall.Ioctl, Judge);

    private static void Judge(BpfProgram part)
    {
        part.Load(SeccompInput.Argument(1));
        foreach (uint request in Refused)
            part.ReturnIfEqual(request, SeccompVerdict.Deny);
        part.Mask(KindBits).When(FileKind, OnlyOf(FileQuestions)).When(BtrfsKind, OnlyOf(Clones)).Return(SeccompVerdict.Allow);
    }

    private static Action<BpfProgram> OnlyOf(uint[] requests) => part =>
    {
        part.Load(SeccompInput.Argument(1));
        foreach (uint request in requests)
            part.ReturnIfEqual(request, SeccompVerdict.Allow);
        part.Return(SeccompVerdict.Deny);
    };
}
