namespace AgentLoop.Provenance.Sqlite;

/// <summary>
/// Goes through a run page by page, so that no reader is held while its caller thinks, and follows the chain: a record that is
/// not what was appended is not handed out.
/// </summary>
internal sealed class RunCursor
{
    private const int PageRecords = 128;
    private const int PageBytes = 256 * 1024;

    private readonly string runId;
    private readonly RunHead run;
    private long next;
    private Digest previous;

    private RunCursor(string runId, RunHead run, long next, Digest previous)
    {
        this.runId = runId;
        this.run = run;
        this.next = next;
        this.previous = previous;
    }

    public bool IsAtEnd => next >= run.Length;

    /// <summary>A cursor before the first record wanted; <see langword="null"/> for an unknown run.</summary>
    public static RunCursor? Open(JournalReader reader, ReadRequest request)
    {
        if (reader.FindRun(request.RunId) is not { } run)
            return null;

        Digest link = request.FromSequence == 0 ? RecordChain.Start(request.RunId) : reader.HashOf(run.Key, request.FromSequence - 1);
        return new RunCursor(request.RunId, run, request.FromSequence, link);
    }

    public IReadOnlyList<JournalRecord> ReadPage(JournalReader reader)
    {
        List<JournalRecord> page = [];
        long bytes = 0;
        foreach (JournalRecord record in reader.RecordsOf(run.Key, next))
        {
            Accept(record);
            page.Add(record);
            bytes += record.Payload.Length;
            if (IsAtEnd || page.Count == PageRecords || bytes >= PageBytes)
                return page;
        }

        throw Damaged($"ends before record {next} of {run.Length}");
    }

    private void Accept(JournalRecord record)
    {
        if (record.Sequence != next)
            throw Damaged($"has no record {next}");

        if (RecordChain.Next(previous, next, record.Payload.Span) != record.Hash || (next == run.Length - 1 && record.Hash != run.Hash))
            throw Damaged($"has another record {next} than was appended");

        previous = record.Hash;
        next++;
    }

    private ProvenanceException Damaged(string how) =>
        new(ProvenanceError.Corrupt, $"The run \"{runId}\" {how}; verify the store, and restore it from a copy.");
}
