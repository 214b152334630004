using System.Text.Json;

namespace AgentLoop;

/// <summary>The rules of a tool, as its run describes them: by name and by number.</summary>
internal sealed class SarifRules
{
    private readonly List<string> driver = [];
    private readonly Dictionary<string, string> levels = new(StringComparer.Ordinal);

    public void Read(JsonElement tool)
    {
        if (tool.ValueKind != JsonValueKind.Object)
            return;
        if (SarifJson.Object(tool, "driver") is { } main)
            Add(main, isDriver: true);
        foreach (JsonElement extension in SarifJson.Items(tool, "extensions"))
            Add(extension, isDriver: false);
    }

    /// <summary>The name of a rule by its number; <see langword="null"/> where there is none.</summary>
    public string? NameOf(int index) => index >= 0 && index < driver.Count ? driver[index] : null;

    /// <summary>
    /// The level of a rule's results where they do not say: that of the rule, or of the one that it is a part of (<c>A/1</c> is of <c>A</c>).
    /// </summary>
    public string LevelOf(string rule)
    {
        for (string name = rule; ; name = name[..name.LastIndexOf('/')])
        {
            if (levels.TryGetValue(name, out string? level))
                return level;
            if (!name.Has('/'))
                return "warning";
        }
    }

    private void Add(JsonElement component, bool isDriver)
    {
        foreach (JsonElement rule in SarifJson.Items(component, "rules"))
        {
            string id = SarifJson.Text(rule, "id") ?? "";
            if (isDriver)
                driver.Add(id);
            if (SarifJson.Object(rule, "defaultConfiguration") is { } configuration)
                levels[id] = configuration.TryGetProperty("enabled", out JsonElement enabled)
                    && enabled.ValueKind == JsonValueKind.False ? "none" : SarifJson.Text(configuration, "level") ?? "warning";
        }
    }
}
