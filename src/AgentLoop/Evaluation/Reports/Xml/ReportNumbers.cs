using System.Buffers.Text;
using System.Globalization;

namespace AgentLoop;

/// <summary>Times and counts as reports write them; what is none is zero.</summary>
internal static class ReportNumbers
{
    private const double MaxSeconds = 1e9;

    /// <summary>Seconds, also with the commas that Surefire writes between thousands.</summary>
    public static TimeSpan Seconds(ReadOnlySpan<byte> text) =>
        double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double seconds) ? Seconds(seconds) : TimeSpan.Zero;

    public static TimeSpan Seconds(double seconds) => seconds is > 0 and < MaxSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;

    /// <summary>A number and its unit, as in <c>1.5 s</c>, <c>3ms</c>, <c>&lt; 1 ms</c> and <c>1m 2s</c>.</summary>
    public static TimeSpan Units(ReadOnlySpan<char> text)
    {
        double seconds = 0;
        int at = 0;
        while (at < text.Length)
        {
            int start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or ','))
                at++;
            bool isNumber = double.TryParse(text[start..at], NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double number);
            while (at < text.Length && text[at] == ' ')
                at++;
            int unit = at;
            while (at < text.Length && !char.IsAsciiDigit(text[at]))
                at++;
            seconds += isNumber ? number * SecondsIn(text[unit..at].Trim()) : 0;
        }

        return Seconds(seconds);
    }

    /// <summary>Hours, minutes, seconds and their fraction.</summary>
    public static TimeSpan Clock(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out TimeSpan time, out int used, 'c') && used == text.Length && time > TimeSpan.Zero ? time : TimeSpan.Zero;

    public static int Count(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out int number, out int used) && used == text.Length && number > 0 ? number : 0;

    public static int Count(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    /// <summary>A line number; <see langword="null"/> for what is none.</summary>
    public static int? Line(ReadOnlySpan<byte> text) => Count(text) is > 0 and int line ? line : null;

    private static double SecondsIn(ReadOnlySpan<char> unit) => unit switch
    {
        "h" => 3600,
        "m" or "min" => 60,
        "ms" => 1e-3,
        "us" or "µs" or "μs" => 1e-6,
        "ns" => 1e-9,
        _ => 1,
    };
}
