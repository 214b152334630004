namespace AgentLoop;

/// <summary>Which run to report of, and how much of it.</summary>
public sealed record RunReportRequest
{
    /// <summary>Where the run is recorded. It is only read.</summary>
    public required IProvenanceStore Store { get; init; }

    /// <summary>The run's id.</summary>
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

    /// <summary>How many characters of a prompt, an answer or an output are shown at most.</summary>
    /// <value>8,000 unless said.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 100.</exception>
    public int MaxTextLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 100);
            field = value;
        }
    } = 8_000;

    /// <summary>When the report is written, to be said in it beside what was verified then.</summary>
    /// <value><see langword="null"/> unless said: nothing about it is in the report.</value>
    public DateTimeOffset? WrittenAt { get; init; }
}
