using System.Text.Json;

namespace AgentLoop;

/// <summary>What a record or an artifact that was not written by us can make of the code that reads it.</summary>
internal static class RecordFault
{
    /// <summary>
    /// Whether it is the content's fault. A record may lack what a type of ours promises, since what reads JSON does not hold it to that: so it may be null.
    /// </summary>
    public static bool IsContained(Exception e) => e
        is AgentLoopException or JsonException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException
        or KeyNotFoundException or OverflowException or NullReferenceException;
}
