using System.Globalization;
using System.Text.Json;

namespace AgentLoop.Testing;

internal static class JsonDifference
{
    /// <summary>Where two values first differ, such as <c>messages[2].contents[0].text</c>; empty where the whole values do.</summary>
    public static string PlaceOf(JsonElement left, JsonElement right)
    {
        IEnumerable<(string Place, JsonElement? Left, JsonElement? Right)> parts = (left.ValueKind, right.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => Properties(left, right),
            (JsonValueKind.Array, JsonValueKind.Array) => Items(left, right),
            _ => [],
        };
        foreach ((string place, JsonElement? l, JsonElement? r) in parts)
        {
            if (l is not { } a || r is not { } b)
                return place;
            if (!JsonElement.DeepEquals(a, b))
                return Join(place, PlaceOf(a, b));
        }
        return "";
    }

    private static string Join(string place, string rest) => rest.Length == 0 || rest[0] == '[' ? place + rest : $"{place}.{rest}";

    private static IEnumerable<(string Place, JsonElement? Left, JsonElement? Right)> Properties(JsonElement left, JsonElement right) =>
        left.EnumerateObject().Concat(right.EnumerateObject()).Select(p => p.Name).Distinct(StringComparer.Ordinal)
            .Select(name => (name, Find(left, name), Find(right, name)));

    private static IEnumerable<(string Place, JsonElement? Left, JsonElement? Right)> Items(JsonElement left, JsonElement right) =>
        Enumerable.Range(0, Math.Max(left.GetArrayLength(), right.GetArrayLength()))
            .Select(i => (string.Create(CultureInfo.InvariantCulture, $"[{i}]"), At(left, i), At(right, i)));

    private static JsonElement? Find(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value : null;

    private static JsonElement? At(JsonElement array, int index) => index < array.GetArrayLength() ? array[index] : null;
}
