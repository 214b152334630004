namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Sets up <c>io_uring</c>, which opens files and sockets without the calls that a filter sees.</summary>
internal static unsafe class IoUringAttempt
{
    private const int SetUpRing = 425;
    private const int ParameterBytes = 120;

    public static AttemptResult SetUp(string[] arguments)
    {
        byte* parameters = stackalloc byte[ParameterBytes];
        new Span<byte>(parameters, ParameterBytes).Clear();
        return Kernel.Judge(arguments.Length == 0 && Kernel.CallNew(SetUpRing, 4, (nint)parameters) >= 0);
    }
}
