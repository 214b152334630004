using System.Text.Json;

namespace AgentLoop;

/// <summary>Gathers what one run of a report says. Its members may come in any order, so that results are made when all are read.</summary>
internal sealed class SarifRunReader
{
    private readonly SarifRules rules = new();
    private readonly List<string?> artifacts = [];
    private readonly List<JsonElement> results = [];

    public bool HasResults { get; private set; }

    public bool HasFailed { get; private set; }

    public int Count => results.Count;

    /// <summary>Takes one member of the run.</summary>
    public void Read(string name, ref Utf8JsonReader reader, int maxResults)
    {
        if (name == "results" && reader.TokenType == JsonTokenType.StartArray)
        {
            HasResults = true;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && results.Count <= maxResults)
                results.Add(JsonElement.ParseValue(ref reader));
        }
        else if (name is "tool" or "artifacts" or "invocations")
        {
            Describe(name, JsonElement.ParseValue(ref reader));
        }
        else
        {
            reader.Skip();
        }
    }

    public IEnumerable<SarifResult> Results() => results.Select(Make).OfType<SarifResult>();

    private void Describe(string name, JsonElement value)
    {
        if (name == "tool")
            rules.Read(value);
        if (name == "artifacts" && value.ValueKind == JsonValueKind.Array)
            artifacts.AddRange(value.EnumerateArray()
                .Select(artifact => SarifJson.Object(artifact, "location") is { } location ? SarifJson.Text(location, "uri") : null));
        if (name == "invocations" && value.ValueKind == JsonValueKind.Array)
            HasFailed |= value.EnumerateArray()
                .Any(call => call.ValueKind == JsonValueKind.Object && call.TryGetProperty("executionSuccessful", out JsonElement ended)
                && ended.ValueKind == JsonValueKind.False);
    }

    private SarifResult? Make(JsonElement result)
    {
        if (result.ValueKind != JsonValueKind.Object || (SarifJson.Text(result, "kind") ?? "fail") != "fail" || IsSuppressed(result))
            return null;
        string rule = RuleOf(result);
        string level = SarifJson.Text(result, "level") ?? rules.LevelOf(rule);
        string state = SarifJson.Text(result, "baselineState") ?? "";
        if (level == "none" || state == "absent")
            return null;
        (string? uri, int? line) = Place(result);
        return new SarifResult
        {
            Rule = rule,
            Message = MessageOf(result),
            Severity = level switch { "error" => FindingSeverity.Error, "note" => FindingSeverity.Note, _ => FindingSeverity.Warning },
            Uri = uri,
            Line = line,
            Fingerprint = Prints(result, "fingerprints") ?? Prints(result, "partialFingerprints"),
            IsKnown = state is "unchanged" or "updated",
        };
    }

    private string RuleOf(JsonElement result)
    {
        JsonElement? rule = SarifJson.Object(result, "rule");
        string? named = SarifJson.Text(result, "ruleId") ?? (rule is { } reference ? SarifJson.Text(reference, "id") : null);
        return named ?? rules.NameOf(SarifJson.Number(result, "ruleIndex") ?? (rule is { } by ? SarifJson.Number(by, "index") : null) ?? -1) ?? "";
    }

    private static string MessageOf(JsonElement result)
    {
        JsonElement? message = SarifJson.Object(result, "message");
        string? text = message is { } said ? SarifJson.Text(said, "text") ?? SarifJson.Text(said, "markdown") ?? SarifJson.Text(said, "id") : null;
        return OutputText.Clean((text ?? "It says nothing.").ReplaceLineEndings(" "), 500);
    }

    /// <summary>Suppressed is what has suppressions of which none is rejected or still to be decided (SARIF 2.1.0, 3.27.23).</summary>
    private static bool IsSuppressed(JsonElement result)
    {
        JsonElement[] suppressions = [.. SarifJson.Items(result, "suppressions")];
        return suppressions.Length > 0 && Array.TrueForAll(suppressions, one => (SarifJson.Text(one, "status") ?? "accepted") == "accepted");
    }

    private (string? Uri, int? Line) Place(JsonElement result)
    {
        foreach (JsonElement location in SarifJson.Items(result, "locations"))
        {
            if (SarifJson.Object(location, "physicalLocation") is not { } place)
                continue;
            int? line = SarifJson.Object(place, "region") is { } region ? SarifJson.Number(region, "startLine") : null;
            JsonElement? artifact = SarifJson.Object(place, "artifactLocation");
            int index = artifact is { } one ? SarifJson.Number(one, "index") ?? -1 : -1;
            string? uri = artifact is { } named ? SarifJson.Text(named, "uri") : null;
            return (uri ?? (index >= 0 && index < artifacts.Count ? artifacts[index] : null), line > 0 ? line : null);
        }

        return (null, null);
    }

    private static string? Prints(JsonElement result, string name)
    {
        if (SarifJson.Object(result, name) is not { } prints)
            return null;
        string[] all = [.. prints.EnumerateObject().Where(print => print.Value.ValueKind == JsonValueKind.String)
            .Select(print => $"{print.Name}={print.Value.GetString()}").Order(StringComparer.Ordinal)];
        return all.Length == 0 ? null : string.Join('&', all);
    }
}
