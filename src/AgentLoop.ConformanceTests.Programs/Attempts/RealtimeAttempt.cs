namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Takes a priority before which all others wait.</summary>
internal static unsafe class RealtimeAttempt
{
    private const int FirstInFirstOut = 1;

    public static AttemptResult Schedule(string[] arguments)
    {
        int priority = 1;
        return Kernel.Judge(arguments.Length == 0 && Kernel.Call(144, 119, 0, FirstInFirstOut, (nint)(&priority)) == 0);
    }
}
