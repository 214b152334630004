namespace AgentLoop;

/// <summary>When and how a conversation is shortened.</summary>
public sealed record CompactionOptions
{
    /// <summary>How many tokens the model takes in and gives out in one request.</summary>
    /// <value>128000 unless said.</value>
    public int WindowTokens { get; init => field = Require.AtLeast(1000, value); } = 128_000;

    /// <summary>The share of the window at which a conversation is shortened, from 0.1 to 0.95.</summary>
    /// <value>0.8 unless said.</value>
    public double Share { get; init => field = Require.Within(0.1, 0.95, value); } = 0.8;

    /// <summary>How many of the last turns are kept as they are, where there is room.</summary>
    /// <value>6 unless said.</value>
    public int KeepTurns { get; init => field = Require.AtLeast(1, value); } = 6;

    /// <summary>Whether the model sums up what is left out.</summary>
    /// <value><see cref="CompactionKind.Summary"/> unless said.</value>
    public CompactionKind How { get; init; } = CompactionKind.Summary;

    /// <summary>How many tokens a summary may have; a longer one is cut.</summary>
    /// <value>2000 unless said.</value>
    public int MaxSummaryTokens { get; init => field = Require.AtLeast(Excerpt.MinTokens * 2, value); } = 2000;
}
