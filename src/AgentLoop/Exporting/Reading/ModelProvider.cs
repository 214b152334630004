namespace AgentLoop;

/// <summary>Whose model it is, as far as its id tells.</summary>
internal static class ModelProvider
{
    /// <summary>How ids begin, what models.dev calls the provider, and what OpenTelemetry does.</summary>
    private static readonly (string Prefix, string Name, string Telemetry)[] Known =
    [
        ("claude", "anthropic", "anthropic"),
        ("gpt-", "openai", "openai"),
        ("chatgpt-", "openai", "openai"),
        ("o1", "openai", "openai"),
        ("o3", "openai", "openai"),
        ("o4", "openai", "openai"),
        ("codex-", "openai", "openai"),
        ("gemini-", "google", "gcp.gen_ai"),
        ("mistral-", "mistral", "mistral_ai"),
        ("codestral-", "mistral", "mistral_ai"),
        ("devstral-", "mistral", "mistral_ai"),
        ("deepseek-", "deepseek", "deepseek"),
        ("grok-", "xai", "x_ai"),
        ("command-", "cohere", "cohere"),
    ];

    /// <summary>The id with its provider before it, where that is known and not there.</summary>
    public static string Qualify(string model) => model.Contains('/', StringComparison.Ordinal) || Find(model) is not { } known ? model : $"{known.Name}/{model}";

    /// <summary>What OpenTelemetry calls the provider; <c>_OTHER</c> where the id does not tell.</summary>
    public static string Telemetry(string? model) => model is not null && Find(model) is { } known ? known.Telemetry : "_OTHER";

    private static (string Prefix, string Name, string Telemetry)? Find(string model)
    {
        string id = model[(model.LastIndexOf('/') + 1)..];
        foreach ((string Prefix, string Name, string Telemetry) known in Known)
        {
            if (id.StartsWith(known.Prefix, StringComparison.OrdinalIgnoreCase))
                return known;
        }

        return null;
    }
}
