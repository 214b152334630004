using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>How tightly binary operators bind, as nearly all languages have it.</summary>
internal static class Precedence
{
    public const int Multiplication = 1;
    public const int Addition = 2;
    public const int Equality = 5;
    public const int Conjunction = 9;
    public const int Disjunction = 10;
    public const int Assignment = 13;
    public const int Loosest = 20;

    private static readonly FrozenDictionary<string, int> Levels = Table("""
        **
        * / % //
        + -
        << >> >>>
        < > <= >= <=> instanceof
        == != === !== is in
        &
        ^
        |
        && and
        || or
        ?? .. ..= ..<
        ? : if else
        = += -= *= /= %= &= |= ^= <<= >>= **= //= ??= := => ->
        """);

    /// <summary>From 0, the tightest; -1 for what is no binary operator.</summary>
    public static int Of(string op) => Levels.GetValueOrDefault(op, -1);

    private static FrozenDictionary<string, int> Table(string rows)
    {
        Dictionary<string, int> levels = new(StringComparer.Ordinal);
        foreach ((int level, string row) in rows.Split('\n').Index())
        {
            foreach (string op in row.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                levels[op] = level;
        }

        return levels.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
