namespace AgentLoop;

/// <summary>Which records of a run to read.</summary>
public sealed record ReadRequest
{
    /// <summary>The run that is read.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public required string RunId
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrEmpty(value);
            field = value;
        }
    }

    /// <summary>The sequence number of the first record wanted.</summary>
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
