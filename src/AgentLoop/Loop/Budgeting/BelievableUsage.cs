using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>What an endpoint says was used, without what cannot be. A count below nothing would give budget back, and one beyond all measure would overflow it.</summary>
internal static class BelievableUsage
{
    private const long MostTokens = int.MaxValue;

    public static UsageDetails? Of(UsageDetails? said) => said is null ? null : new UsageDetails
    {
        InputTokenCount = Believable(said.InputTokenCount),
        CachedInputTokenCount = Believable(said.CachedInputTokenCount),
        OutputTokenCount = Believable(said.OutputTokenCount),
        ReasoningTokenCount = Believable(said.ReasoningTokenCount),
        AdditionalCounts = said.AdditionalCounts,
    };

    private static long? Believable(long? tokens) => tokens is >= 0 and <= MostTokens ? tokens : null;
}
