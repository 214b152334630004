using System.Globalization;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The numbers of a hunk's first line, <c>@@ -1,2 +3,4 @@</c>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HunkHeading
{
    public int OldStart { get; private init; }

    public int OldCount { get; private init; }

    public int NewCount { get; private init; }

    public static bool TryRead(ReadOnlySpan<char> line, out HunkHeading heading)
    {
        heading = default;
        if (!line.StartsWith("@@ -"))
            return false;
        line = line[4..];
        if (!TryReadRange(ref line, out int oldStart, out int oldCount) || !line.StartsWith(" +"))
            return false;
        line = line[2..];
        if (!TryReadRange(ref line, out _, out int newCount) || !line.StartsWith(" @@"))
            return false;
        heading = new HunkHeading { OldStart = oldStart, OldCount = oldCount, NewCount = newCount };
        return true;
    }

    private static bool TryReadRange(ref ReadOnlySpan<char> text, out int start, out int count)
    {
        count = 1;
        if (!TryReadNumber(ref text, out start))
            return false;
        if (!text.StartsWith(","))
            return true;
        text = text[1..];
        return TryReadNumber(ref text, out count);
    }

    private static bool TryReadNumber(ref ReadOnlySpan<char> text, out int number)
    {
        int length = text.IndexOfAnyExceptInRange('0', '9');
        length = length < 0 ? text.Length : length;
        bool read = int.TryParse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture, out number);
        text = text[length..];
        return read;
    }
}
