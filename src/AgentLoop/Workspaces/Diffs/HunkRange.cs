using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The lines that a hunk is about, counted from 0, in the old and in the new text.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HunkRange
{
    public const int Context = 3;

    public int OldStart { get; init; }

    public int OldEnd { get; init; }

    public int NewStart { get; init; }

    public int NewEnd { get; init; }

    /// <summary>The hunks of a comparison, each with up to three lines of context, joined where those meet.</summary>
    public static List<HunkRange> Of(LineDiff diff)
    {
        List<HunkRange> hunks = [];
        int old = 0;
        int now = 0;
        while (old < diff.Removed.Length || now < diff.Added.Length)
        {
            HunkRange change = Take(diff, ref old, ref now);
            if (change.OldEnd == change.OldStart && change.NewEnd == change.NewStart)
            {
                old++;
                now++;
            }
            else if (hunks.Count > 0 && change.OldStart - hunks[^1].OldEnd <= 2 * Context)
            {
                hunks[^1] = hunks[^1] with { OldEnd = change.OldEnd, NewEnd = change.NewEnd };
            }
            else
            {
                hunks.Add(change);
            }
        }

        return [.. hunks.Select(hunk => hunk.Widen(diff))];
    }

    /// <summary>The lines that changed from here on; nothing where the lines are common.</summary>
    private static HunkRange Take(LineDiff diff, ref int old, ref int now)
    {
        int oldStart = old;
        int newStart = now;
        while (old < diff.Removed.Length && diff.Removed[old])
            old++;
        while (now < diff.Added.Length && diff.Added[now])
            now++;
        return new HunkRange { OldStart = oldStart, OldEnd = old, NewStart = newStart, NewEnd = now };
    }

    private HunkRange Widen(LineDiff diff)
    {
        int before = Math.Min(Context, OldStart);
        int after = Math.Min(Context, diff.Removed.Length - OldEnd);
        return new HunkRange { OldStart = OldStart - before, OldEnd = OldEnd + after, NewStart = NewStart - before, NewEnd = NewEnd + after };
    }
}
