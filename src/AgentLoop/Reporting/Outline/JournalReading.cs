using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>Reads a journal as far as it can be read.</summary>
internal sealed class JournalReading(RunReportRequest request)
{
    /// <summary>Why reading ended before the end; <see langword="null"/> where it did not.</summary>
    public string? Broken { get; private set; }

    /// <exception cref="ProvenanceException">Not even the first record can be read.</exception>
    public async IAsyncEnumerable<JournalEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<JournalRecord> records = request.Store.ReadAsync(new ReadRequest { RunId = request.RunId }, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (records.ConfigureAwait(false))
        {
            for (long count = 0; await MoveAsync(records, count).ConfigureAwait(false); count++)
                yield return Read(records.Current);
        }
    }

    private async ValueTask<bool> MoveAsync(IAsyncEnumerator<JournalRecord> records, long count)
    {
        try
        {
            return await records.MoveNextAsync().ConfigureAwait(false);
        }
        catch (ProvenanceException e) when (count > 0)
        {
            Broken = e.Message;
            return false;
        }
    }

    private static JournalEntry Read(JournalRecord record)
    {
        try
        {
            return new JournalEntry { Record = record, Event = EventJson.Read(record.Payload) };
        }
        catch (Exception e) when (RecordFault.IsContained(e))
        {
            return new JournalEntry { Record = record, Problem = e.Message };
        }
    }
}
