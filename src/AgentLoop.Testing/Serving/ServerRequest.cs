using System.Text.Json;

namespace AgentLoop.Testing;

/// <summary>A request that a <see cref="ModelServer"/> got.</summary>
public sealed record ServerRequest
{
    /// <summary>Such as <c>POST</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The path with its query, such as <c>/v1/messages</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The headers, whatever their case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body.</summary>
    public required string Body { get; init; }

    /// <summary>The body as JSON.</summary>
    /// <exception cref="AgentLoopException">It is none.</exception>
    public JsonElement Json
    {
        get
        {
            try
            {
                return JsonElement.Parse(Body);
            }
            catch (JsonException e)
            {
                throw new AgentLoopException($"The request to \"{Path}\" has no JSON in its body: {e.Message}", e);
            }
        }
    }

    /// <summary>Whether the answer is wanted as a stream of events.</summary>
    public bool IsStreamed => Property("stream").ValueKind == JsonValueKind.True;

    /// <summary>The model that is asked; empty where none is named.</summary>
    public string ModelId => Property("model") is { ValueKind: JsonValueKind.String } model ? model.GetString()! : "";

    internal bool IsAnthropic => Path.Split('?')[0].EndsWith("/messages", StringComparison.Ordinal);

    private JsonElement Property(string name) => Json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(name, out JsonElement value) ? value : default;
}
