using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>What a model costs, each for a million tokens, in one currency of the host's choice.</summary>
public sealed record ModelPrice
{
    /// <summary>Where usage counts the tokens that an endpoint has put into its cache, which some charge more for.</summary>
    internal const string CacheWriteCount = "CacheCreationInputTokens";

    private const decimal Million = 1_000_000m;

    /// <summary>Tokens sent.</summary>
    public required decimal Input { get; init => field = NotNegative(value); }

    /// <summary>Tokens sent that the endpoint had cached.</summary>
    /// <value>As <see cref="Input"/> unless said.</value>
    public decimal? CachedInput { get; init => field = value is { } price ? NotNegative(price) : null; }

    /// <summary>Tokens sent that the endpoint has put into its cache, where it counts them.</summary>
    /// <value>As <see cref="Input"/> unless said.</value>
    public decimal? CacheWrite { get; init => field = value is { } price ? NotNegative(price) : null; }

    /// <summary>Tokens answered.</summary>
    public required decimal Output { get; init => field = NotNegative(value); }

    /// <summary>Tokens answered that were spent on thinking.</summary>
    /// <value>As <see cref="Output"/> unless said.</value>
    public decimal? Reasoning { get; init => field = value is { } price ? NotNegative(price) : null; }

    internal decimal CostOf(UsageDetails usage)
    {
        long cached = usage.CachedInputTokenCount ?? 0;
        long written = usage.AdditionalCounts?.TryGetValue(CacheWriteCount, out long count) is true ? count : 0;
        long plain = Math.Max(0, (usage.InputTokenCount ?? 0) - cached - written);
        long reasoning = usage.ReasoningTokenCount ?? 0;
        long said = Math.Max(0, (usage.OutputTokenCount ?? 0) - reasoning);
        return ((plain * Input) + (cached * (CachedInput ?? Input)) + (written * (CacheWrite ?? Input)) + (said * Output) + (reasoning * (Reasoning ?? Output))) / Million;
    }

    private static decimal NotNegative(decimal price)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(price);
        return price;
    }
}
