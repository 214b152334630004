namespace AgentLoop.Provenance.Sqlite;

/// <summary>A place in a run or a log that is being read.</summary>
internal interface ICursor
{
    bool IsAtEnd { get; }

    /// <summary>The next records, at least one; not asked at the end.</summary>
    IReadOnlyList<JournalRecord> ReadPage(LogReader reader);
}
