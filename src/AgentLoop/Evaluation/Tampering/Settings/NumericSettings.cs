using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Thresholds that were lowered.</summary>
internal static partial class NumericSettings
{
    public static IEnumerable<Finding> Lowered(FileEdit edit, ChangedLines lines)
    {
        foreach ((string text, int line) in lines.Added)
        {
            if (Threshold().Match(text) is not { Success: true } now)
                continue;
            Match? old = lines.Removed.Select(removed => Threshold().Match(removed.Text)).FirstOrDefault(match => match.Success && match.Groups["key"].ValueSpan.SequenceEqual(now.Groups["key"].ValueSpan));
            if (old is not null && Value(now) < Value(old))
                yield return TamperingRule.Error(TamperingRule.Checks, edit.NewPath, line, $"In \"{edit.NewPath}\" a threshold is lower than it was: {text}");
        }
    }

    private static double Value(Match match) => double.Parse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<key>fail_under|cov-fail-under|branches|functions|statements|lines|Threshold|minimum|target|break|minimumCoverage)\W{1,4}(?<value>\d{1,3}(\.\d{1,4})?)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Threshold();
}
