namespace AgentLoop;

/// <summary>
/// The shortest edit script in linear space: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986, section 4b.
/// Where two texts have too little in common, the search for the middle is cut short, and the script may be longer than the shortest.
/// </summary>
internal sealed class MyersDiff
{
    private const int Unreached = int.MinValue / 2;
    private const int LeastEffort = 256;

    private readonly int[] a;
    private readonly int[] b;
    private readonly int[] forward;
    private readonly int[] backward;
    private readonly int effort;

    public MyersDiff(int[] a, int[] b)
    {
        this.a = a;
        this.b = b;
        forward = new int[a.Length + b.Length + 5];
        backward = new int[forward.Length];
        effort = Math.Max(LeastEffort, (int)Math.Sqrt(forward.Length));
    }

    /// <summary>Tells of each line that is only in the first, and each that is only in the second.</summary>
    public void Run(Action<int> removed, Action<int> added) => Run(new DiffBox { EndA = a.Length, EndB = b.Length }, removed, added);

    private void Run(DiffBox box, Action<int> removed, Action<int> added)
    {
        while (true)
        {
            box = Trim(box);
            if (box.Width == 0 || box.Height == 0)
                break;
            (int x, int y) = Split(box);
            Run(box with { EndA = x, EndB = y }, removed, added);
            box = box with { StartA = x, StartB = y };
        }

        for (int i = box.StartA; i < box.EndA; i++)
            removed(i);
        for (int i = box.StartB; i < box.EndB; i++)
            added(i);
    }

    private DiffBox Trim(DiffBox box)
    {
        int start = a.AsSpan(box.StartA, box.Width).CommonPrefixLength(b.AsSpan(box.StartB, box.Height));
        box = box with { StartA = box.StartA + start, StartB = box.StartB + start };
        int end = 0;
        while (end < box.Width && end < box.Height && a[box.EndA - 1 - end] == b[box.EndB - 1 - end])
            end++;
        return box with { EndA = box.EndA - end, EndB = box.EndB - end };
    }

    /// <summary>A point that the shortest script passes; never a corner, as the box has neither a common beginning nor a common end.</summary>
    private (int X, int Y) Split(in DiffBox box)
    {
        int zero = box.Height + 2;
        forward[zero] = backward[zero] = 0;
        for (int d = 1; ; d++)
        {
            if (Advance(box, forward, d, isForward: true) is int k)
                return (box.StartA + forward[zero + k], box.StartB + forward[zero + k] - k);
            if (Advance(box, backward, d, isForward: false) is int r)
                return (box.EndA - backward[zero + r], box.EndB - backward[zero + r] + r);
            if (d >= effort)
                return Furthest(box, d, zero);
        }
    }

    /// <summary>Goes on by one edit in one direction; gives the diagonal on which both directions meet.</summary>
    private int? Advance(in DiffBox box, int[] reach, int d, bool isForward)
    {
        int zero = box.Height + 2;
        int delta = box.Width - box.Height;
        int[] other = isForward ? backward : forward;
        int otherD = isForward ? d - 1 : d;
        bool mayMeet = isForward == (delta % 2 != 0);
        int low = d <= box.Height ? -d : -box.Height + ((d + box.Height) % 2);
        int high = d <= box.Width ? d : box.Width - ((d + box.Width) % 2);
        if (d <= box.Height)
            reach[zero - d - 1] = Unreached;
        if (d <= box.Width)
            reach[zero + d + 1] = Unreached;
        for (int k = low; k <= high; k += 2)
        {
            int x = Slide(box, k, Math.Max(reach[zero + k - 1] + 1, reach[zero + k + 1]), isForward);
            reach[zero + k] = x;
            int opposite = delta - k;
            if (mayMeet && x >= 0 && Math.Abs(opposite) <= otherD && x + other[zero + opposite] >= box.Width)
                return k;
        }

        return null;
    }

    private int Slide(in DiffBox box, int k, int x, bool isForward)
    {
        int y = x - k;
        if (x < 0 || x > box.Width || y < 0 || y > box.Height)
            return Unreached;
        while (x < box.Width && y < box.Height && (isForward
            ? a[box.StartA + x] == b[box.StartB + y]
            : a[box.EndA - 1 - x] == b[box.EndB - 1 - y]))
        {
            x++;
            y++;
        }

        return x;
    }

    private (int X, int Y) Furthest(in DiffBox box, int d, int zero)
    {
        (int X, int Y) best = (0, 0);
        for (int k = Math.Max(-d, -box.Height); k <= Math.Min(d, box.Width); k++)
        {
            int x = forward[zero + k];
            if ((k + d) % 2 == 0 && x >= 0 && x + x - k > best.X + best.Y)
                best = (x, x - k);
        }

        return (box.StartA + best.X, box.StartB + best.Y);
    }
}
