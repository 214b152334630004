using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>A regular expression that cannot take for ever.</summary>
internal sealed class SearchPattern
{
    /// <summary>Making an expression of a pattern takes a time that nothing bounds but its length.</summary>
    private const int LongestPattern = 1000;

    /// <summary>What one line may take, where the time does not grow with its length alone.</summary>
    private static readonly TimeSpan LineTime = TimeSpan.FromMilliseconds(250);

    private readonly Regex regex;

    private SearchPattern(Regex regex) => this.regex = regex;

    /// <summary>Reads a pattern; the problem is a sentence.</summary>
    public static bool TryParse(string pattern, bool ignoreCase, [NotNullWhen(true)] out SearchPattern? parsed, out string problem)
    {
        RegexOptions options = RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        (parsed, problem) = (null, "");
        if (pattern.Length > LongestPattern)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"The pattern has {pattern.Length} characters; at most {LongestPattern} are taken.");
            return false;
        }

        try
        {
            parsed = new SearchPattern(Compile(pattern, options));
            return true;
        }
        catch (ArgumentException e)
        {
            problem = $"The pattern is no regular expression: {OneLine.Of(e.Message)}";
            return false;
        }
    }

    /// <summary>Whether a line matches; <see langword="null"/> where that could not be told in time.</summary>
    public bool? IsMatch(ReadOnlySpan<char> line)
    {
        try
        {
            return regex.IsMatch(line);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>In linear time, but for what that cannot do: looking around and referring back.</summary>
    private static Regex Compile(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, LineTime);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options, LineTime);
        }
    }
}
