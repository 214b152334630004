using System.Globalization;

namespace AgentLoop;

/// <summary>Places, in words.</summary>
internal static class PlaceText
{
    private const int MaxShown = LineFinder.MaxPlaces - 1;

    public static string Count(int places) =>
        places > MaxShown ? string.Create(CultureInfo.InvariantCulture, $"more than {MaxShown}") : places.ToString(CultureInfo.InvariantCulture);

    public static string Lines(IEnumerable<int> lines) => string.Join(", ", lines.Take(MaxShown));
}
