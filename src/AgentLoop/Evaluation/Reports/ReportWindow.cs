namespace AgentLoop;

/// <summary>The part of a report that is in memory.</summary>
internal sealed class ReportWindow(ReportSource source)
{
    public const int Size = 64 * 1024;

    /// <summary>What a source asks for at the least.</summary>
    private const int MinRead = 1024;

    private readonly byte[] buffer = new byte[Size];
    private int start;
    private int end;

    /// <summary>What was read of the report and not yet passed over.</summary>
    public ReadOnlySpan<byte> Unread => buffer.AsSpan(start, end - start);

    /// <summary>The line, from 1, on which the unread part begins.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Whether the report has no more than what is unread.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Reads on behind what is unread; <see langword="false"/> at the end of the report, and when there is no room.</summary>
    public bool Fill()
    {
        if (start > 0)
        {
            Unread.CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (IsAtEnd || buffer.Length - end < MinRead)
            return false;

        int count = source.Read(buffer.AsSpan(end));
        end += count;
        IsAtEnd = count == 0;
        return count > 0;
    }

    /// <summary>Reads on until so many bytes are unread; <see langword="false"/> when the report has less.</summary>
    public bool Ensure(int count)
    {
        while (end - start < count)
        {
            if (!Fill())
                return false;
        }

        return true;
    }

    public void Skip(int count)
    {
        Line += Unread[..count].Count((byte)'\n');
        start += count;
    }
}
