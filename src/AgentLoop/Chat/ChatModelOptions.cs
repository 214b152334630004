using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>How a model is asked.</summary>
public sealed record ChatModelOptions
{
    /// <summary>Which model of the endpoint to ask.</summary>
    /// <value><see langword="null"/>, the one the chat client was made for, unless said.</value>
    public string? ModelId { get; init; }

    /// <summary>How freely the model chooses its words, from 0 to 2.</summary>
    /// <value><see langword="null"/>, the model's own choice, unless said; some models accept no other.</value>
    public float? Temperature { get; init => field = value is { } t ? Require.Within(0f, 2f, t) : null; }

    /// <summary>How many tokens an answer may have.</summary>
    /// <value><see langword="null"/>, the endpoint's limit, unless said.</value>
    public int? MaxOutputTokens { get; init => field = value is { } limit ? Require.AtLeast(1, limit) : null; }

    internal ChatOptions ToChatOptions() => new() { ModelId = ModelId, Temperature = Temperature, MaxOutputTokens = MaxOutputTokens };
}
