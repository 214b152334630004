namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Takes a lease on a file, which keeps everybody else who opens it waiting.</summary>
internal static unsafe class LeaseAttempt
{
    private const int SetLease = 1024;
    private const int WriteLock = 1;

    /// <summary>Takes it on the file that is named, and lets it go by ending.</summary>
    public static AttemptResult Take(string[] arguments)
    {
        using FileStream file = new(arguments[0], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        return Kernel.Judge(Kernel.Call(72, 25, file.SafeFileHandle.DangerousGetHandle(), SetLease, WriteLock) >= 0);
    }
}
