using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>How <see cref="ChatGenerator"/> asks its model.</summary>
public sealed record ChatGeneratorOptions
{
    /// <summary>Which model of the endpoint to ask.</summary>
    /// <value><see langword="null"/>, the one the chat client was made for, unless said.</value>
    public string? ModelId { get; init; }

    /// <summary>
    /// How freely the model chooses its words, from 0 to 2. Where several candidates are asked for, 0 holds for the first alone: the
    /// others would repeat it.
    /// </summary>
    /// <value><see langword="null"/>, the model's own choice, unless said; some models accept no other.</value>
    public float? Temperature { get; init => field = value is { } t ? Require.Within(0f, 2f, t) : null; }

    /// <summary>How many tokens an answer may have.</summary>
    /// <value><see langword="null"/>, the endpoint's limit, unless said.</value>
    public int? MaxOutputTokens { get; init => field = value is { } limit ? Require.AtLeast(1, limit) : null; }

    /// <summary>How many tokens of context are shown, by estimate; the least relevant is left out.</summary>
    /// <value>48000 unless said.</value>
    public int MaxContextTokens { get; init => field = Require.AtLeast(1, value); } = 48_000;

    /// <summary>How many earlier attempts are shown, the most recent ones.</summary>
    /// <value>5 unless said.</value>
    public int MaxAttempts { get; init => field = Require.AtLeast(0, value); } = 5;

    /// <summary>How many candidates are asked for at the same time.</summary>
    /// <value>4 unless said.</value>
    public int MaxParallelRequests { get; init => field = Require.AtLeast(1, value); } = 4;

    internal ChatOptions ToChatOptions(int sample) => new()
    {
        ModelId = ModelId,
        Temperature = Temperature is 0 && sample > 1 ? null : Temperature,
        MaxOutputTokens = MaxOutputTokens,
    };
}
