using System.Buffers.Text;
using System.Globalization;

namespace AgentLoop;

/// <summary>The living processes of this machine. Zombies are dead.</summary>
internal static class ProcessTable
{
    // The unit of times in /proc/<pid>/stat, the same on every architecture we run on (USER_HZ).
    private const long TicksPerSecond = 100;

    /// <summary>The numbers of all processes, zombies too.</summary>
    public static IEnumerable<int> Ids()
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out int id))
                yield return id;
        }
    }

    public static List<ProcessEntry> Read()
    {
        List<ProcessEntry> all = [];
        Span<byte> buffer = stackalloc byte[1024];
        foreach (int id in Ids())
        {
            if (Parse(id, ProcFile.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"), buffer)) is { } entry)
                all.Add(entry);
        }

        return all;
    }

    /// <summary>Reads a line of <c>/proc/[pid]/stat</c>, see proc_pid_stat(5); <see langword="null"/> for one that is dead or no such line.</summary>
    internal static ProcessEntry? Parse(int id, ReadOnlySpan<byte> stat)
    {
        // The name stands in brackets and may itself contain any byte, brackets and spaces too.
        ReadOnlySpan<byte> rest = stat[(stat.LastIndexOf((byte)')') + 1)..];
        Span<Range> fields = stackalloc Range[20];
        rest = rest.TrimStart((byte)' ');
        int count = Split(rest, fields);
        if (count < fields.Length || rest[fields[0]] is [(byte)'Z' or (byte)'X', ..])
            return null;
        long ticks = Number(rest[fields[11]]) + Number(rest[fields[12]]) + Number(rest[fields[13]]) + Number(rest[fields[14]]);
        return new ProcessEntry(
            id,
            Parent: (int)Number(rest[fields[1]]),
            Session: (int)Number(rest[fields[3]]),
            CpuTime: TimeSpan.FromTicks(ticks * (TimeSpan.TicksPerSecond / TicksPerSecond)),
            Started: Number(rest[fields[19]]));
    }

    private static int Split(ReadOnlySpan<byte> text, Span<Range> fields)
    {
        int count = 0, start = 0;
        for (int i = 0; i <= text.Length && count < fields.Length; i++)
        {
            if (i == text.Length || text[i] == (byte)' ')
            {
                fields[count++] = start..i;
                start = i + 1;
            }
        }

        return count;
    }

    private static long Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out long value, out _) ? value : 0;
}
