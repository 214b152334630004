using System.Globalization;

namespace AgentLoop;

/// <summary>The header <c>Retry-After</c>: seconds, or a date in one of three forms.</summary>
/// <remarks>RFC 9110, sections 10.2.3 and 5.6.7. Fractions of a second are taken too, since endpoints send them.</remarks>
internal static class RetryAfterHeader
{
    private static readonly string[] DateForms = ["r", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy"];

    /// <summary>How long to wait; <see langword="null"/> where the header says nothing of the kind. Never negative; a date that is past is no wait.</summary>
    public static TimeSpan? Read(string? header, DateTimeOffset now)
    {
        string text = header?.Trim() ?? "";
        if (text is ['.' or (>= '0' and <= '9'), ..] && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds))
            return seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
        if (DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out DateTimeOffset date))
            return date > now ? date - now : TimeSpan.Zero;
        return null;
    }
}
