namespace AgentLoop.Provenance.Sqlite;

/// <summary>Where a <see cref="SqliteProvenanceStore"/> keeps its database, and how it shares it.</summary>
public sealed class SqliteProvenanceOptions
{
    /// <summary>The database file. It is made if it does not exist; its folder must.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public required string Path
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>How long to wait for another process that is writing before giving up with <see cref="ProvenanceError.Locked"/>.</summary>
    /// <value>5 seconds unless said; zero gives up at once.</value>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or longer than a day.</exception>
    public TimeSpan LockTimeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
            field = value;
        }
    } = TimeSpan.FromSeconds(5);

    /// <summary>Who signs for the log, and how often.</summary>
    /// <value>A key in a file beside the database, named as it is with <c>.key</c> added, and a checkpoint at the end of each run and every 1,000 entries.</value>
    public LogOptions Log { get; init; } = new();
}
