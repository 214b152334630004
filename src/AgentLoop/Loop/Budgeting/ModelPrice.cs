using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>What a model costs, each for a million tokens, in one currency of the host's choice: 0 to 1,000,000,000.</summary>
public sealed record ModelPrice
{
    /// <summary>Where usage counts the tokens that an endpoint has put into its cache, which some charge more for.</summary>
    internal const string CacheWriteCount = "CacheCreationInputTokens";

    private const decimal Million = 1_000_000m;

    /// <summary>With it no count that a call can have leads beyond what money is counted with.</summary>
    private const decimal Most = 1_000_000_000m;

    /// <summary>Tokens sent.</summary>
    public required decimal Input { get; init => field = Require.Within(0, Most, value); }

    /// <summary>Tokens sent that the endpoint had cached.</summary>
    /// <value>As <see cref="Input"/> unless said.</value>
    public decimal? CachedInput { get; init => field = value is { } price ? Require.Within(0, Most, price) : null; }

    /// <summary>Tokens sent that the endpoint has put into its cache, where it counts them.</summary>
    /// <value>As <see cref="Input"/> unless said.</value>
    public decimal? CacheWrite { get; init => field = value is { } price ? Require.Within(0, Most, price) : null; }

    /// <summary>Tokens answered.</summary>
    public required decimal Output { get; init => field = Require.Within(0, Most, value); }

    /// <summary>Tokens answered that were spent on thinking.</summary>
    /// <value>As <see cref="Output"/> unless said.</value>
    public decimal? Reasoning { get; init => field = value is { } price ? Require.Within(0, Most, price) : null; }

    /// <summary>What a call costs; never less than nothing, whatever an endpoint says was used.</summary>
    internal decimal CostOf(UsageDetails usage)
    {
        decimal cached = Count(usage.CachedInputTokenCount);
        decimal written = Count(usage.AdditionalCounts?.TryGetValue(CacheWriteCount, out long count) is true ? count : 0);
        decimal plain = Math.Max(0, Count(usage.InputTokenCount) - cached - written);
        decimal reasoning = Count(usage.ReasoningTokenCount);
        decimal said = Math.Max(0, Count(usage.OutputTokenCount) - reasoning);
        return ((plain * Input) + (cached * (CachedInput ?? Input)) + (written * (CacheWrite ?? Input)) + (said * Output) + (reasoning * (Reasoning ?? Output))) / Million;
    }

    private static decimal Count(long? tokens) => Math.Max(0, tokens ?? 0);
}
