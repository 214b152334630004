using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Finds values that are given to names such as "password" and look as if they were drawn by lot.</summary>
internal static partial class SecretAssignments
{
    private const int ShortestRandom = 16;
    private const int LongestRandom = 200;
    private const double LeastBits = 3.3;

    /// <summary>The values of a line; without quotes in files of settings.</summary>
    public static IEnumerable<string> In(string line, bool isSettings) =>
        (isSettings ? Unquoted().Matches(line).Concat(Quoted().Matches(line)) : Quoted().Matches(line))
            .Select(match => match.Groups["value"].Value)
            .Where(value => value.Length is >= ShortestRandom and <= LongestRandom && Bits(value) >= LeastBits && value.Any(char.IsAsciiDigit)
            && value.Any(char.IsLetter));

    /// <summary>Shannon's entropy for each character, in bits.</summary>
    public static double Bits(string value) =>
        -value.GroupBy(c => c).Sum(group => group.Count() / (double)value.Length * Math.Log2(group.Count() / (double)value.Length));

    [GeneratedRegex(@"(?i:passw(or)?d|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?secret|auth[_-]?key|credential|signing[_-]?key|encryption[_-]?key)\w*['""]?\]?\s*(:=|=>|[:=])\s*@?['""`](?<value>[^'""`\s]{8,})['""`]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?i:passw(or)?d|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credential)\w*\s*[:=]\s*(?<value>[^'""`\s#]{8,})\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unquoted();
}
