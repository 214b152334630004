using System.Text.Json;

namespace QuickStart;

/// <summary>Reads what an endpoint wrote, which may be anything: what is missing, null or of another kind is not there.</summary>
internal static class WireElement
{
    public static JsonElement? Object(this JsonElement element, string name) => Find(element, name, JsonValueKind.Object);

    public static string? Text(this JsonElement element, string name) => Find(element, name, JsonValueKind.String)?.GetString();

    public static long? Number(this JsonElement element, string name) =>
        Find(element, name, JsonValueKind.Number) is { } number && number.TryGetInt64(out long value) ? value : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => Find(element, name, JsonValueKind.Array)?.EnumerateArray() ?? [];

    /// <summary>A text, or the JSON of what stands in its place.</summary>
    public static string? TextOrJson(this JsonElement element, string name) =>
        element.Text(name) ?? (Find(element, name, JsonValueKind.Object) ?? Find(element, name, JsonValueKind.Number))?.GetRawText();

    private static JsonElement? Find(JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind ? value : null;
}
