using System.Buffers;

namespace AgentLoop;

/// <summary>Finds random values that are given to names such as "password".</summary>
internal sealed class SecretAssignmentRule : SecretRule
{
    private const int LongestName = 64;
    private const int LongestLine = 300;
    private const int ShortLine = 16;
    private const int FewestDigits = 3;
    private const double LeastBitsUnquoted = 3.5;

    private static readonly SearchValues<char> Unquoted = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-~");
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n&;,\"'`)}|<");
    private static readonly SearchValues<char> AfterQuoted = SearchValues.Create("'\"` \t\r\n[\0");

    private static readonly SearchValues<char> Between = SearchValues.Create("\"']:=> \t");

    private readonly string mask = SecretMarks.Of("value");

    public override IReadOnlyList<string> Anchors => SecretAssignments.Anchors;

    public override StringComparison Comparison => StringComparison.OrdinalIgnoreCase;

    public override SecretSpan? Find(ReadOnlySpan<char> text, int at, int length, out bool isOpen)
    {
        int end = at + length;
        while (end < text.Length && end - at < LongestName && (SecretText.IsWord(text[end]) || text[end] == '-'))
            end++;
        isOpen = end == text.Length;
        if (isOpen || !MayGoOn(text, end))
            return null;

        SecretWindow window = SecretWindow.Read(text, end, ShortLine);
        if (IsLong(window.Characters))
            window = SecretWindow.Read(text, end, LongestLine);
        ReadOnlySpan<char> line = window.Characters;
        int value = ValueIn(line);
        int last = value < 0 ? 0 : EndOfValue(line, value);
        isOpen = window.EndsText && (value >= line.Length || last == line.Length || (value < 0 && IsBeginning(line)));
        bool isSecret = value >= 0 && value < line.Length && IsSecret(line, value, last);
        return isSecret ? new SecretSpan(window.PlaceOf(IsQuote(line[value]) ? value + 1 : value), window.PlaceOf(last), mask) : null;
    }

    /// <summary>Whether there is no other word after the name, as there is most of the time.</summary>
    private static bool MayGoOn(ReadOnlySpan<char> text, int end)
    {
        while (end < text.Length && text[end] is ' ' or '\t')
            end++;
        return end == text.Length || Between.Contains(text[end]) || text[end] == '\\';
    }

    /// <summary>Where the value begins after the name, with its quote; -1 where no value is given.</summary>
    private static int ValueIn(ReadOnlySpan<char> line)
    {
        int at = 0;
        at += at < line.Length && line[at] is '"' or '\'' ? 1 : 0;
        at += at < line.Length && line[at] == ']' ? 1 : 0;
        at = SkipBlanks(line, at);
        int separator = at;
        while (at < line.Length && at - separator < 2 && line[at] is ':' or '=' or '>')
            at++;
        ReadOnlySpan<char> sign = line[separator..at];
        if (sign is not (":" or "=" or ":=" or "=>"))
            return -1;
        at = SkipBlanks(line, at);
        return at < line.Length && line[at] == '@' ? at + 1 : at;
    }

    /// <summary>Whether the value, if there is one, may go on after the first few characters.</summary>
    private static bool IsLong(ReadOnlySpan<char> line) =>
        line.Length == ShortLine && (ValueIn(line) is >= 0 and int value ? EndOfValue(line, value) == line.Length : IsBeginning(line));

    /// <summary>Whether nothing but what may stand between a name and its value is there yet.</summary>
    private static bool IsBeginning(ReadOnlySpan<char> line) => !line.ContainsAnyExcept(Between);

    private static int SkipBlanks(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length && line[at] is ' ' or '\t')
            at++;
        return at;
    }

    private static bool IsQuote(char c) => c is '"' or '\'' or '`';

    private static int EndOfValue(ReadOnlySpan<char> line, int value)
    {
        if (value >= line.Length)
            return line.Length;
        int length = IsQuote(line[value]) ? line[(value + 1)..].IndexOfAny(AfterQuoted) + 1 : line[value..].IndexOfAnyExcept(Unquoted);
        return length < (IsQuote(line[value]) ? 1 : 0) ? line.Length : value + length;
    }

    private static bool IsSecret(ReadOnlySpan<char> line, int value, int last)
    {
        ReadOnlySpan<char> secret = IsQuote(line[value]) ? line[(value + 1)..last] : line[value..last];
        bool isWhole = IsQuote(line[value]) ? last < line.Length && IsQuote(line[last]) : last == line.Length || Ends.Contains(line[last]);
        return isWhole && SecretAssignments.IsRandom(secret) && (IsQuote(line[value]) || IsRandomUnquoted(secret)) && !SecretPlaceholders.Is(secret.ToString());
    }

    /// <summary>Without quotes it may be an expression of a program.</summary>
    private static bool IsRandomUnquoted(ReadOnlySpan<char> value)
    {
        int digits = 0;
        foreach (char c in value)
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        return digits >= FewestDigits && SecretAssignments.Bits(value) >= LeastBitsUnquoted;
    }
}
