using System.Text;

namespace AgentLoop.Provenance.Sqlite;

/// <summary>Goes through the whole log page by page.</summary>
internal sealed class LogCursor(long from, long size) : ICursor
{
    private long next = from;

    public bool IsAtEnd => next >= size;

    public IReadOnlyList<JournalRecord> ReadPage(LogReader reader)
    {
        var page = new Page();
        foreach (StoredEntry entry in reader.Entries(next))
        {
            if (entry.Position != next)
                break;
            (string runId, long sequence) = LogEntry.TryRead(entry.Bytes, out LogEntry read)
                ? (Encoding.UTF8.GetString(read.RunId), read.Sequence)
                : reader.PlaceOf(next);
            page.Add(entry.ToRecord(runId, sequence) ?? throw Damaged($"has another entry {next} than was appended"));
            next++;
            if (IsAtEnd || page.IsFull)
                return page.Records;
        }

        throw Damaged($"has no entry {next}");
    }

    private static ProvenanceException Damaged(string how) => new(ProvenanceError.Corrupt, $"The log {how}; verify the store, and restore it from a copy.");
}
