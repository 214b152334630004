using System.Globalization;

namespace AgentLoop;

/// <summary>Figures as they are read best.</summary>
internal static class PageFigures
{
    private const long Kilobyte = 1024;

    public static string Of(TimeSpan time) => time switch
    {
        { Ticks: <= 0 } => "0 s",
        { TotalMilliseconds: < 1 } => "< 1 ms",
        { TotalSeconds: < 1 } => Format($"{time.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 1 } => Format($"{time.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } => Format($"{time.Minutes} min {time.Seconds:00} s"),
        { TotalDays: < 2 } => Format($"{(int)time.TotalHours} h {time.Minutes:00} min"),
        _ => Format($"{time.TotalDays:N1} days"),
    };

    public static string Of(long count) => Format($"{count:N0}");

    public static string Of(decimal cost) => Format($"{cost:#,##0.00##}");

    public static string Of(DateTimeOffset at) => Format($"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");

    public static string Bytes(long length) => length switch
    {
        < Kilobyte => Format($"{length} bytes"),
        < Kilobyte * Kilobyte => Format($"{(double)length / Kilobyte:0.#} KB"),
        _ => Format($"{(double)length / Kilobyte / Kilobyte:N1} MB"),
    };

    /// <summary>A count with its word, such as <c>3 tests</c>.</summary>
    public static string Count(long count, string word) => Format($"{count:N0} {word}{(count == 1 ? "" : "s")}");

    /// <summary>A length along an axis, for SVG.</summary>
    public static string Percent(double part) => Format($"{Math.Clamp(part, 0, 1) * 100:0.###}%");

    public static string Score(double score) => Format($"{score:0.00}");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
