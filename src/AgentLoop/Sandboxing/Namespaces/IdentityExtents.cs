using System.Globalization;

namespace AgentLoop;

/// <summary>Writes the map of a user namespace in which two users have changed places and everyone else is who they are.</summary>
internal static class IdentityExtents
{
    /// <summary>The lines of a <c>uid_map</c>, see user_namespaces(7), for numbers below the limit.</summary>
    public static string Swap(uint first, uint second, uint limit)
    {
        (uint low, uint high) = first < second ? (first, second) : (second, first);
        if (low == high)
            return Line(0, 0, limit);
        return Line(0, 0, low) + Line(low, high, 1) + Line(low + 1, low + 1, high - low - 1) + Line(high, low, 1)
            + Line(high + 1, high + 1, limit - high - 1);
    }

    /// <summary>How many numbers from 0 on there are in the host's own namespace.</summary>
    public static uint Limit(string ownMap)
    {
        string[] fields = ownMap.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return fields is ["0", _, var count, ..] && uint.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out uint limit) ? limit : 0;
    }

    private static string Line(uint inside, uint outside, uint count) =>
        count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{inside} {outside} {count}\n");
}
