using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Loops;

public sealed class PriceTableTests
{
    private static readonly PriceTable Prices = new()
    {
        { "claude", new ModelPrice { Input = 1, Output = 1 } },
        { "claude-sonnet", new ModelPrice { Input = 3, CachedInput = 0.3m, CacheWrite = 3.75m, Output = 15 } },
        { "thinker", new ModelPrice { Input = 2, Output = 8, Reasoning = 4 } },
    };

    [Fact]
    public void Each_kind_of_token_has_its_price_per_million()
    {
        UsageDetails usage = new()
        {
            InputTokenCount = 1_000_000,
            CachedInputTokenCount = 600_000,
            OutputTokenCount = 100_000,
            AdditionalCounts = new AdditionalPropertiesDictionary<long> { ["CacheCreationInputTokens"] = 200_000 },
        };
        Assert.Equal(0.6m + 0.18m + 0.75m + 1.5m, Prices.CostOf("claude-sonnet-5-20260101", usage));
        Assert.Equal(0.2m + 0.08m + 0.16m, Prices.CostOf("thinker", new UsageDetails { InputTokenCount = 100_000, OutputTokenCount = 50_000, ReasoningTokenCount = 40_000 }));
    }

    [Fact]
    public void The_longest_beginning_counts_and_what_has_none_is_refused_unless_there_is_a_price_for_the_rest()
    {
        UsageDetails usage = new() { InputTokenCount = 1_000_000 };
        Assert.Equal(1, Prices.CostOf("claude-haiku", usage));
        Assert.Contains("\"gpt\"", Assert.Throws<AgentLoopException>(() => Prices.CostOf("gpt", usage)).Message, StringComparison.Ordinal);
        Assert.Throws<AgentLoopException>(() => Prices.CostOf(null, usage));
        Assert.Equal(7, new PriceTable { Otherwise = new ModelPrice { Input = 7, Output = 7 } }.CostOf(null, usage));
    }

    [Fact]
    public void Counts_that_contradict_one_another_never_make_a_call_cheaper_than_nothing()
    {
        UsageDetails usage = new() { InputTokenCount = 10, CachedInputTokenCount = 50, OutputTokenCount = 10, ReasoningTokenCount = 11 };
        Assert.True(Prices.CostOf("thinker", usage) > 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelPrice { Input = -1, Output = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelPrice { Input = 1, Output = decimal.MaxValue });
    }

    [Fact]
    public void Whatever_is_said_to_be_used_costs_nothing_or_more_and_more_of_it_no_less()
    {
        PriceTable dear = new() { Otherwise = new ModelPrice { Input = 1_000_000_000, CachedInput = 1_000_000_000, CacheWrite = 1_000_000_000, Output = 1_000_000_000, Reasoning = 1_000_000_000 } };
        Arbitrary<long[]> counts = Gen.Elements(long.MinValue, -1, 0, 1, 1000, int.MaxValue, long.MaxValue - 1).ArrayOf(5).ToArbitrary();
        Prop.ForAll(counts, c =>
        {
            decimal cost = dear.CostOf("any", Used(c, more: 0));
            return cost >= 0 && dear.CostOf("any", Used(c, more: 1)) >= cost;
        }).QuickCheckThrowOnFailure();
    }

    private static UsageDetails Used(long[] counts, long more) => new()
    {
        InputTokenCount = counts[0] + more,
        CachedInputTokenCount = counts[1],
        OutputTokenCount = counts[2] + more,
        ReasoningTokenCount = counts[3],
        AdditionalCounts = new AdditionalPropertiesDictionary<long> { ["CacheCreationInputTokens"] = counts[4] },
    };
}
