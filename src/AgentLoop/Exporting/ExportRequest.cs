namespace AgentLoop;

/// <summary>Which run to write.</summary>
public sealed record ExportRequest
{
    /// <summary>The store that the run was recorded in. It is only read.</summary>
    public required IProvenanceStore Store { get; init; }

    /// <summary>The run.</summary>
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
}
