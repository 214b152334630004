namespace AgentLoop;

/// <summary>
/// What can be asked of an open file that holds up everybody else who opens it: a lease, which keeps the host waiting for as long as
/// <c>/proc/sys/fs/lease-break-time</c> says, and signals for what happens in a folder.
/// </summary>
internal static class FileControlRules
{
    private const uint SetLease = 1024;
    private const uint Notify = 1026;

    /// <summary><c>F_SETDELEG</c>, a lease under another name, and whatever comes after it.</summary>
    private const uint SetDelegation = 1040;

    /// <summary>fcntl.</summary>
    public static JudgedCall Call { get; } = new(new(72, 25), Judge);

    private static void Judge(BpfProgram part) => part
        .Load(SeccompInput.Argument(1))
        .ReturnIfEqual(SetLease, SeccompVerdict.Deny)
        .ReturnIfEqual(Notify, SeccompVerdict.Deny)
        .ReturnIfAtLeast(SetDelegation, SeccompVerdict.Deny)
        .Return(SeccompVerdict.Allow);
}
