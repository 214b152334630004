using System.Globalization;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Tells where two events differ in what happened, their place and time aside.</summary>
internal static class EventComparison
{
    private const int LongestValue = 200;

    /// <exception cref="DivergenceException">They differ, also as they would be recorded.</exception>
    public static void Require(RunEvent recorded, RunEvent performed, SecretMask mask)
    {
        bool differs = Find(recorded, performed) is not null;
        if (differs && Find(MaskedEvent.Of(mask, recorded), MaskedEvent.Of(mask, performed)) is { } divergence)
            throw new DivergenceException(divergence);
    }

    public static Divergence? Find(RunEvent recorded, RunEvent performed)
    {
        if (recorded.Kind != performed.Kind)
            return At(recorded, "", recorded.Kind, performed.Kind);
        return FindIn(EventJson.DataOf(recorded), EventJson.DataOf(performed), "") is { } found
            ? At(recorded, found.Path, found.Expected, found.Actual)
            : null;
    }

    /// <summary>Something is done that the journal does not have.</summary>
    public static Divergence Missing(string scope, string kind, string performed) => new()
    {
        Sequence = null,
        Scope = scope,
        Kind = kind,
        Path = "",
        Expected = "nothing more",
        Actual = Shorten(performed),
    };

    /// <summary>The journal has something that is not done.</summary>
    public static Divergence NotPerformed(RunEvent recorded) => At(recorded, "", recorded.Kind, "nothing");

    public static Divergence At(RunEvent recorded, string path, string expected, string actual) => new()
    {
        Sequence = recorded.Sequence,
        Scope = recorded.Scope,
        Kind = recorded.Kind,
        Path = path,
        Expected = Shorten(expected),
        Actual = Shorten(actual),
    };

    /// <summary>The first place at which two JSON values differ.</summary>
    public static (string Path, string Expected, string Actual)? FindDifference(JsonElement expected, JsonElement actual) => FindIn(expected, actual, "");

    private static (string Path, string Expected, string Actual)? FindIn(JsonElement expected, JsonElement actual, string path)
    {
        if (JsonElement.DeepEquals(expected, actual))
            return null;
        if (expected.ValueKind == JsonValueKind.Object && actual.ValueKind == JsonValueKind.Object)
            return FindInObjects(expected, actual, path);
        if (expected.ValueKind == JsonValueKind.Array && actual.ValueKind == JsonValueKind.Array)
            return FindInArrays(expected, actual, path);
        return (path, expected.GetRawText(), actual.GetRawText());
    }

    private static (string Path, string Expected, string Actual)? FindInObjects(JsonElement expected, JsonElement actual, string path)
    {
        IEnumerable<string> names = expected.EnumerateObject().Concat(actual.EnumerateObject()).Select(p => p.Name).Distinct(StringComparer.Ordinal);
        foreach (string name in names)
        {
            string place = $"{path}/{name}";
            bool has = expected.TryGetProperty(name, out JsonElement e);
            if (!actual.TryGetProperty(name, out JsonElement a))
                return (place, e.GetRawText(), "nothing");
            if (!has)
                return (place, "nothing", a.GetRawText());
            if (FindIn(e, a, place) is { } found)
                return found;
        }
        return null;
    }

    private static (string Path, string Expected, string Actual)? FindInArrays(JsonElement expected, JsonElement actual, string path)
    {
        int common = Math.Min(expected.GetArrayLength(), actual.GetArrayLength());
        for (int i = 0; i < common; i++)
        {
            if (FindIn(expected[i], actual[i], string.Create(CultureInfo.InvariantCulture, $"{path}/{i}")) is { } found)
                return found;
        }
        return (path, $"{expected.GetArrayLength()} items", $"{actual.GetArrayLength()} items");
    }

    public static string Shorten(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
