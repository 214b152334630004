using System.Buffers.Text;
using System.Globalization;

namespace AgentLoop;

/// <summary>Tells the process that was just made of this one, and has yet to become another program, from every other.</summary>
internal static class ProcessBirth
{
    // See proc_pid_stat(5), counted from the field after the name.
    private const int FlagsField = 6;
    private const int StackField = 25;
    private const long HasNotExecuted = 0x40;

    private static readonly Lazy<long> OwnStack = new(() => Fields("self").Stack);

    /// <summary>
    /// It still has the stack of this process, which is elsewhere in every other program. Where that is hidden, as it is for a host that was started with
    /// more rights than its user has, that it executed nothing yet must do.
    /// </summary>
    public static bool IsUnfinished(int process)
    {
        (long flags, long stack) = Fields(process.ToString(CultureInfo.InvariantCulture));
        return stack == 0 ? (flags & HasNotExecuted) != 0 : stack == OwnStack.Value;
    }

    private static (long Flags, long Stack) Fields(string process)
    {
        Span<byte> buffer = stackalloc byte[1024];
        ReadOnlySpan<byte> stat = ProcFile.Read($"/proc/{process}/stat", buffer);
        stat = stat[(stat.LastIndexOf((byte)')') + 1)..].Trim((byte)' ');
        return (Number(stat, FlagsField), Number(stat, StackField));
    }

    private static long Number(ReadOnlySpan<byte> fields, int index)
    {
        for (; index > 0; index--)
            fields = fields[(fields.IndexOf((byte)' ') + 1)..];
        return Utf8Parser.TryParse(fields, out long number, out _) ? number : 0;
    }
}
