using System.Globalization;

namespace AgentLoop;

/// <summary>Says in a sentence which limit of a request is none that anything could run under.</summary>
internal static class LimitsCheck
{
    private const long MiB = 1 << 20;

    public static string? ProblemWith(SandboxLimits limits) =>
        TooSmall("processor time", limits.CpuTime, TimeSpan.FromSeconds(1))
        ?? TooSmall("memory in bytes", limits.MemoryBytes, 16 * MiB)
        ?? TooSmall("number of processes", limits.Processes, 8)
        ?? TooSmall("number of open files", limits.OpenFiles, 16)
        ?? TooSmall("size of a file in bytes", limits.FileBytes, MiB)
        ?? TooSmall("disk space in bytes", limits.DiskBytes, MiB)
        ?? TooSmall("number of files on disk", limits.DiskFiles, 1000);

    private static string? TooSmall<T>(string what, T value, T least)
        where T : IComparable<T> =>
        value.CompareTo(least) < 0
            ? string.Create(CultureInfo.InvariantCulture, $"The sandbox's limit \"{value}\" for the {what} is too small: it must be at least {least}.")
            : null;
}
