using System.Numerics;
using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>Checks an option when it is set, so that a wrong one is met where it was written.</summary>
internal static class Require
{
    public static int AtLeast(int least, int value, [CallerMemberName] string option = "") =>
        Within(least, int.MaxValue, value, option);

    /// <summary>The value, if it is within both bounds.</summary>
    public static T Within<T>(T least, T most, T value, [CallerMemberName] string option = "")
        where T : INumber<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, option);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, option);
        return value;
    }
}
