using System.Globalization;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Opens a socket of any family.</summary>
internal static class SocketAttempt
{
    /// <param name="arguments">The numbers of the family, the type and the protocol.</param>
    public static AttemptResult Open(string[] arguments)
    {
        nint[] numbers = [.. arguments.Select(number => nint.Parse(number, CultureInfo.InvariantCulture))];
        return Kernel.Judge(Kernel.Call(41, 198, numbers[0], numbers[1], numbers[2]) >= 0);
    }
}
