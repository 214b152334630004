namespace AgentLoop.Provenance.Sqlite;

/// <summary>
/// Goes through a run page by page, so that no reader is held while its caller thinks. A record that is not what was appended, or does not stand where the index
/// says, is not handed out.
/// </summary>
internal sealed class RunCursor : ICursor
{
    private readonly string runId;
    private readonly long run;
    private readonly long length;
    private long next;

    private RunCursor(string runId, long run, long length, long next)
    {
        this.runId = runId;
        this.run = run;
        this.length = length;
        this.next = next;
    }

    public bool IsAtEnd => next >= length;

    /// <summary>A cursor before the first record wanted; one at its end for an unknown run.</summary>
    public static RunCursor Open(LogReader reader, string runId, long fromSequence)
    {
        long run = reader.FindRun(runId);
        return new RunCursor(runId, run, run == 0 ? 0 : reader.LengthOf(run), fromSequence);
    }

    public IReadOnlyList<JournalRecord> ReadPage(LogReader reader)
    {
        var page = new Page();
        foreach (StoredEntry entry in reader.EntriesOf(run, next))
        {
            if (entry.Sequence != next)
                throw Damaged($"has no record {next}");
            page.Add(entry.ToRecord(runId, next) ?? throw Damaged($"has another record {next} than was appended"));
            next++;
            if (IsAtEnd || page.IsFull)
                return page.Records;
        }

        throw Damaged($"ends before record {next} of {length}");
    }

    private ProvenanceException Damaged(string how) =>
        new(ProvenanceError.Corrupt, $"The run \"{runId}\" {how}; verify the store, and restore it from a copy.");
}
