namespace AgentLoop;

/// <summary>Members of the usual libraries that are taken for one another.</summary>
internal static class MemberDuals
{
    private const double Likely = 0.6;

    private static readonly Dictionary<string, List<string>> Calls = Build("""
        Min Max, MinBy MaxBy, min max, First Last, FirstOrDefault LastOrDefault, Add Remove, Floor Ceiling Round, floor ceil round,
        push unshift, pop shift, StartsWith EndsWith, startsWith endsWith, startswith endswith, Any All, any all, some every,
        OrderBy OrderByDescending, ThenBy ThenByDescending, Take Skip, TakeWhile SkipWhile, IndexOf LastIndexOf, indexOf lastIndexOf,
        find rfind, index rindex, strip lstrip rstrip, ToLower ToUpper, ToLowerInvariant ToUpperInvariant, toLowerCase toUpperCase,
        lower upper, Enqueue Dequeue, Push Pop, Push Enqueue, append appendleft, pop popleft, append extend, Add AddRange,
        TrimStart TrimEnd Trim, trimStart trimEnd trim, trimLeft trimRight, PadLeft PadRight, padStart padEnd, ljust rjust,
        Union Intersect Except, union intersection difference, Increment Decrement, keys values items, Sum Average,
        isdigit isalpha isalnum, IsDigit IsLetter IsLetterOrDigit, isUpper isLower, IsUpper IsLower, isupper islower, First Single,
        slice splice, sin cos, Sin Cos, insert append, addFirst addLast, getFirst getLast, removeFirst removeLast, add remove,
        sort reverse, AddDays AddMonths AddYears, front back, begin end, RemoveFirst RemoveLast, AddFirst AddLast, map flatMap,
        map filter, Peek Pop, peek pop, push_back push_front, pop_back pop_front, iter rev, HasPrefix HasSuffix, TrimPrefix TrimSuffix,
        TrimLeft TrimRight
        """);

    private static readonly Dictionary<string, List<string>> Values = Build("""
        Keys Values, TotalSeconds Seconds, TotalMinutes Minutes, TotalHours Hours, TotalMilliseconds Milliseconds, TotalDays Days,
        Left Right, left right, Width Height, width height, MIN MAX, MinValue MaxValue, MIN_VALUE MAX_VALUE, Key Value, X Y, x y,
        Prev Next, prev next, Start End, start end, before after, Before After, First Last, first last, Min Max, min max, row column,
        Row Column, Front Back
        """);

    /// <summary>What may have been meant instead of a name that is called, or that is not, likeliest first.</summary>
    public static IEnumerable<(string Name, double Likelihood)> Of(string name, bool called) =>
        (called ? Calls : Values).TryGetValue(name, out List<string>? others)
            ? others.Select((other, i) => (other, Likely * Math.Pow(0.75, i))) : [];

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
