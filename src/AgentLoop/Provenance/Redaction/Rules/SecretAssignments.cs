using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Finds values that are given to names such as "password" and look as if they were drawn by lot.</summary>
internal static partial class SecretAssignments
{
    private const int ShortestRandom = 16;
    private const int LongestRandom = 200;
    private const double LeastBits = 3.3;
    private const string SettingNames = "passw(or)?d|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credential";
    private const string CodeNames = SettingNames + "|client[_-]?secret|auth[_-]?key|signing[_-]?key|encryption[_-]?key";

    /// <summary>What every name has one of.</summary>
    public static IReadOnlyList<string> Anchors { get; } =
    [
        "password", "passwd", "passphrase", "secret", "token", "credential", .. Keys("api"), .. Keys("access"), .. Keys("private"), .. Keys("auth"), .. Keys("signing"),
        .. Keys("encryption"),
    ];

    /// <summary>The values of a line; without quotes in files of settings.</summary>
    public static IEnumerable<string> In(string line, bool isSettings) =>
        (isSettings ? Unquoted().Matches(line).Concat(Quoted().Matches(line)) : Quoted().Matches(line))
            .Select(match => match.Groups["value"].Value)
            .Where(value => IsRandom(value));

    /// <summary>Whether a value is no word, no name and no number.</summary>
    public static bool IsRandom(ReadOnlySpan<char> value)
    {
        bool hasDigit = value.ContainsAnyInRange('0', '9');
        bool hasLetter = false;
        foreach (char c in value)
            hasLetter |= char.IsLetter(c);
        return hasDigit && hasLetter && value.Length is >= ShortestRandom and <= LongestRandom && Bits(value) >= LeastBits;
    }

    /// <summary>Shannon's entropy for each character, in bits.</summary>
    public static double Bits(ReadOnlySpan<char> value)
    {
        Span<char> sorted = stackalloc char[LongestRandom];
        value = value[..Math.Min(value.Length, LongestRandom)];
        value.CopyTo(sorted);
        sorted = sorted[..value.Length];
        sorted.Sort();
        double bits = 0;
        while (!sorted.IsEmpty)
        {
            int count = sorted.IndexOfAnyExcept(sorted[0]) is > 0 and int other ? other : sorted.Length;
            double share = count / (double)value.Length;
            bits -= share * Math.Log2(share);
            sorted = sorted[count..];
        }
        return bits;
    }

    private static IEnumerable<string> Keys(string of) => [$"{of}_key", $"{of}-key", $"{of}key"];

    [GeneratedRegex($@"(?i:{CodeNames})\w*['""]?\]?\s*(:=|=>|[:=])\s*@?['""`](?<value>[^'""`\s]{{8,}})['""`]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex($@"(?i:{SettingNames})\w*\s*[:=]\s*(?<value>[^'""`\s#]{{8,}})\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unquoted();
}
