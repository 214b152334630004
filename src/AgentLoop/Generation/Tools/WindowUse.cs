using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>How much of a model's window a conversation takes: what the endpoint last counted, and an estimate of what came since.</summary>
internal sealed class WindowUse
{
    /// <summary>What instructions of the endpoint's own and the tools come to, where nobody counted.</summary>
    private const long Overhead = 2000;

    private long counted = Overhead;
    private long estimatedThen;

    /// <summary>The tokens of the conversation.</summary>
    public long Of(Conversation conversation) => counted + conversation.EstimatedTokens - estimatedThen;

    /// <summary>Takes note of what the endpoint counted up to now.</summary>
    public void Count(Conversation conversation, UsageDetails? usage)
    {
        if (BelievableUsage.Of(usage) is not { InputTokenCount: > 0 } counts)
            return;
        counted = counts.InputTokenCount.Value + (counts.OutputTokenCount ?? 0);
        estimatedThen = conversation.EstimatedTokens;
    }

    /// <summary>Nothing of a conversation was counted yet.</summary>
    public void Forget() => (counted, estimatedThen) = (Overhead, 0);
}
