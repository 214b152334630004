using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AgentLoop.Tests.Design;

namespace AgentLoop.Tests.Exporting;

/// <summary>
/// As much of JSON Schema 2020-12 as the schemas of these tests use, since no validator's package can be had with all that it depends on. A keyword that
/// is not known here is an error, so that no schema is held in part.
/// </summary>
internal sealed class JsonSchema
{
    private readonly JsonElement root;

    private JsonSchema(JsonElement root) => this.root = root;

    public static JsonSchema Load(string name) =>
        new(JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "AgentLoop.Tests", "Exporting", "Schemas", name))));

    /// <summary>Where the value breaks the schema, and how; none where it does not.</summary>
    public IReadOnlyList<string> Errors(JsonElement value) => [.. Check(root, value, "$")];

    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string at) => schema.ValueKind switch
    {
        JsonValueKind.True => [],
        JsonValueKind.False => [$"{at} must not be there"],
        _ => schema.EnumerateObject().SelectMany(keyword => Check(keyword.Name, keyword.Value, schema, value, at)),
    };

    private IEnumerable<string> Check(string keyword, JsonElement rule, JsonElement schema, JsonElement value, string at) => keyword switch
    {
        "$schema" or "$comment" or "$defs" or "then" => [],
        "$ref" => Check(root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), value, at),
        "allOf" => rule.EnumerateArray().SelectMany(s => Check(s, value, at)),
        "anyOf" => Unless(rule.EnumerateArray().Any(s => Fits(s, value)), $"{at} fits none of anyOf"),
        "oneOf" => Unless(rule.EnumerateArray().Count(s => Fits(s, value)) == 1, $"{at} does not fit exactly one of oneOf"),
        "if" => Fits(rule, value) ? Check(schema.GetProperty("then"), value, at) : [],
        "const" => Unless(JsonElement.DeepEquals(rule, value), $"{at} is not {rule}"),
        "enum" => Unless(rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), $"{at} is none of {rule}"),
        "type" => Unless(IsOf(rule.GetString()!, value), $"{at} is no {rule}"),
        _ => value.ValueKind switch
        {
            JsonValueKind.Object => CheckObject(keyword, rule, schema, value, at),
            JsonValueKind.Array => CheckArray(keyword, rule, value, at),
            JsonValueKind.String => CheckText(keyword, rule, value.GetString()!, at),
            JsonValueKind.Number => Unless(keyword != "minimum" || value.GetDouble() >= rule.GetDouble(), $"{at} is less than {rule}"),
            _ => [],
        },
    };

    private IEnumerable<string> CheckObject(string keyword, JsonElement rule, JsonElement schema, JsonElement value, string at) => keyword switch
    {
        "required" => rule.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}.{name} is missing"),
        "properties" => rule.EnumerateObject().SelectMany(p => value.TryGetProperty(p.Name, out JsonElement inner) ? Check(p.Value, inner, $"{at}.{p.Name}") : []),
        "additionalProperties" => value.EnumerateObject().Where(p => !IsNamed(schema, p.Name)).SelectMany(p => Check(rule, p.Value, $"{at}.{p.Name}")),
        "propertyNames" => value.EnumerateObject().SelectMany(p => CheckText("pattern", rule.GetProperty("pattern"), p.Name, $"{at}.{p.Name}")),
        "minProperties" => Unless(value.GetPropertyCount() >= rule.GetInt32(), $"{at} has too few properties"),
        _ => throw new NotSupportedException($"{keyword} of an object at {at}"),
    };

    private IEnumerable<string> CheckArray(string keyword, JsonElement rule, JsonElement value, string at) => keyword switch
    {
        "items" => value.EnumerateArray().SelectMany((item, i) => Check(rule, item, $"{at}[{i}]")),
        "minItems" => Unless(value.GetArrayLength() >= rule.GetInt32(), $"{at} has too few items"),
        _ => throw new NotSupportedException($"{keyword} of an array at {at}"),
    };

    private static IEnumerable<string> CheckText(string keyword, JsonElement rule, string text, string at) => keyword switch
    {
        "pattern" => Unless(Regex.IsMatch(text, rule.GetString()!, RegexOptions.NonBacktracking), $"{at} is not as {rule}"),
        "minLength" => Unless(text.Length >= rule.GetInt32(), $"{at} is too short"),
        "maxLength" => Unless(text.Length <= rule.GetInt32(), $"{at} is too long"),
        "format" => Unless(IsFormatted(rule.GetString()!, text), $"{at} is no {rule}"),
        _ => throw new NotSupportedException($"{keyword} of a text at {at}"),
    };

    private static bool IsFormatted(string format, string text) => format switch
    {
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _) && !text.Contains(' ', StringComparison.Ordinal),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "date-time" => text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _),
        _ => throw new NotSupportedException(format),
    };

    private bool Fits(JsonElement schema, JsonElement value) => !Check(schema, value, "").Any();

    private static bool IsNamed(JsonElement schema, string name) => schema.TryGetProperty("properties", out JsonElement named) && named.TryGetProperty(name, out _);

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException(type),
    };

    private static IEnumerable<string> Unless(bool holds, string error) => holds ? [] : [error];
}
