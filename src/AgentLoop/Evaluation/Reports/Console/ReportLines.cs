using System.Text;

namespace AgentLoop;

/// <summary>The lines of a report, ended in any of the usual ways, without terminal sequences and control characters.</summary>
internal sealed class ReportLines(ReportWindow window)
{
    /// <summary>What is kept of a line.</summary>
    private const int MaxLine = 32 * 1024;

    /// <summary>Whether the line that was read last has its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The next line; <see langword="null"/> when there are no more.</summary>
    public string? Read()
    {
        if (!window.Ensure(1))
            return null;

        int end = FindEnd();
        int kept = Math.Min(end < 0 ? window.Unread.Length : end, MaxLine);
        string line = OutputText.Clean(Encoding.UTF8.GetString(window.Unread[..kept]));
        window.Skip(kept);
        SkipEnd();
        return line;
    }

    /// <summary>Where the line ends, in the part of it that would be kept; -1 where it does not.</summary>
    private int FindEnd()
    {
        while (true)
        {
            int end = window.Unread.IndexOfAny((byte)'\n', (byte)'\r');
            if (end >= 0 || window.Unread.Length > MaxLine || !window.Fill())
                return end;
        }
    }

    /// <summary>Passes over what is left of the line.</summary>
    private void SkipEnd()
    {
        while (window.Ensure(1))
        {
            int end = window.Unread.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0)
            {
                window.Skip(window.Unread.Length);
                continue;
            }

            window.Skip(end);
            window.Ensure(2);
            window.Skip(window.Unread.StartsWith("\r\n"u8) ? 2 : 1);
            IsWhole = true;
            return;
        }

        IsWhole = false;
    }
}
