namespace AgentLoop;

/// <summary>Functions of the usual libraries that are taken for one another.</summary>
internal static class MemberDuals
{
    private const double Likely = 0.6;

    private static readonly Dictionary<string, List<string>> Table = Build("""
        Min Max, MinBy MaxBy, min max, First Last, FirstOrDefault LastOrDefault, Add Remove, Floor Ceiling Round, floor ceil round,
        push unshift, pop shift, StartsWith EndsWith, startsWith endsWith, startswith endswith, Any All, any all, some every,
        OrderBy OrderByDescending, ThenBy ThenByDescending, Take Skip, TakeWhile SkipWhile, IndexOf LastIndexOf, indexOf lastIndexOf,
        find rfind, index rindex, strip lstrip rstrip, ToLower ToUpper, ToLowerInvariant ToUpperInvariant, toLowerCase toUpperCase,
        lower upper, Enqueue Dequeue, Push Pop, Push Enqueue, append appendleft, pop popleft, append extend, Add AddRange,
        TrimStart TrimEnd Trim, trimStart trimEnd trim, trimLeft trimRight, PadLeft PadRight, padStart padEnd, ljust rjust,
        Union Intersect Except, union intersection difference, Increment Decrement, keys values items, Keys Values, Sum Count,
        Sum Average, isdigit isalpha isalnum, IsDigit IsLetter IsLetterOrDigit, isUpper isLower, IsUpper IsLower, isupper islower,
        First Single, slice splice, sin cos, Sin Cos, Insert Add, insert append, addFirst addLast, getFirst getLast,
        removeFirst removeLast, add remove, sort reverse, AddDays AddMonths AddYears, TotalSeconds Seconds, TotalMinutes Minutes,
        TotalHours Hours, TotalMilliseconds Milliseconds, TotalDays Days, Left Right, left right, Width Height, width height,
        front back, begin end, MIN MAX, MinValue MaxValue, MIN_VALUE MAX_VALUE, ceil_div floor_div, Key Value, X Y, x y,
        RemoveFirst RemoveLast, AddFirst AddLast, Prev Next, prev next, Start End, start end, Select SelectMany, map flatMap,
        map filter, Select Where, Peek Pop, peek pop, push_back push_front, pop_back pop_front, iter rev, HasPrefix HasSuffix,
        TrimPrefix TrimSuffix, TrimLeft TrimRight, before after, Before After, Sqrt Pow
        """);

    /// <summary>What may have been meant instead, likeliest first.</summary>
    public static IEnumerable<(string Name, double Likelihood)> Of(string name) =>
        Table.TryGetValue(name, out List<string>? others) ? others.Select((other, i) => (other, Likely * Math.Pow(0.75, i))) : [];

    private static Dictionary<string, List<string>> Build(string groups)
    {
        Dictionary<string, List<string>> table = new(StringComparer.Ordinal);
        foreach (string[] names in groups.Split(',').Select(g => g.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            foreach (string name in names)
            {
                if (!table.TryGetValue(name, out List<string>? others))
                    table[name] = others = [];
                others.AddRange(names.Where(n => !n.Equals(name, StringComparison.Ordinal) && !others.Contains(n)));
            }
        }

        return table;
    }
}
