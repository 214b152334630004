namespace AgentLoop;

/// <summary>Which records to read.</summary>
public sealed record ReadRequest
{
    /// <summary>The run that is read; <see langword="null"/> for the whole log, the store's own records among them.</summary>
    /// <value><see langword="null"/> unless said.</value>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public string? RunId
    {
        get;
        init
        {
            if (value is not null)
                ArgumentException.ThrowIfNullOrEmpty(value);
            field = value;
        }
    }

    /// <summary>The first record wanted: its sequence number in the run, or its position in the log where no run is named.</summary>
    /// <value>0, the beginning, unless said.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public long FromSequence
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }
}
