namespace AgentLoop;

/// <summary>How much of the artifacts' content is kept.</summary>
public sealed record PruneRequest
{
    /// <summary>Content that no record since then names is taken away.</summary>
    /// <value><see langword="null"/>: age does not matter.</value>
    public DateTimeOffset? UnusedSince { get; init; }

    /// <summary>How many bytes of content may stay, as stored; what was used longest ago goes first.</summary>
    /// <value><see langword="null"/>: size does not matter.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long? MaxBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(value));
            field = value;
        }
    }
}
