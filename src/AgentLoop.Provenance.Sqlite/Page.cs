namespace AgentLoop.Provenance.Sqlite;

/// <summary>Records that are read at once.</summary>
internal sealed class Page
{
    private const int MostRecords = 128;
    private const int MostBytes = 256 * 1024;

    private readonly List<JournalRecord> records = [];
    private long bytes;

    public IReadOnlyList<JournalRecord> Records => records;

    public bool IsFull => records.Count >= MostRecords || bytes >= MostBytes;

    public void Add(JournalRecord record)
    {
        records.Add(record);
        bytes += record.Entry.Length;
    }
}
