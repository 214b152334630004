using System.Globalization;
using System.Text;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>Reads single lines of <c>/proc/[pid]/status</c>, which the kernel writes and no process can, see proc_pid_status(5).</summary>
internal static class ProcStatus
{
    /// <summary>The user of a process: real, effective, saved, and for files; <see langword="null"/> where there is no such process.</summary>
    public static string? Users(int id) => Line(id, "\nUid:\t");

    /// <summary>Whether a process lives in no deeper process namespace than this one does.</summary>
    public static bool IsOutside(int id) => Line(id, "\nNSpid:\t") is { } numbers && Depth(numbers) == Depth(Line(Environment.ProcessId, "\nNSpid:\t") ?? "");

    private static int Depth(string numbers) => numbers.Count(character => character == '\t');

    private static string? Line(int id, string start)
    {
        Span<byte> room = stackalloc byte[16 * 1024];
        string all = Encoding.Latin1.GetString(ProcFile.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/status"), room));
        int at = all.IndexOf(start, StringComparison.Ordinal);
        return at < 0 ? null : all[(at + start.Length)..].Split('\n', 2)[0];
    }
}
