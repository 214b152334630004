using System.Text;

namespace AgentLoop.ConformanceTests;

/// <summary>Appends and reads records that are texts.</summary>
internal static class TextJournal
{
    public static ValueTask AppendTextAsync(this IProvenanceStore store, string runId, long expectedSequence, params string[] records) =>
        store.AppendAsync(new AppendRequest
        {
            RunId = runId,
            ExpectedSequence = expectedSequence,
            Records = [.. records.Select(record => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(record)))],
        });

    /// <summary>Appends, or says that there was a conflict.</summary>
    public static async Task<bool> TryAppendTextAsync(this IProvenanceStore store, string runId, long expectedSequence, params string[] records)
    {
        try
        {
            await store.AppendTextAsync(runId, expectedSequence, records);
            return true;
        }
        catch (ProvenanceException e) when (e.Error == ProvenanceError.Conflict)
        {
            return false;
        }
    }

    public static async Task<IReadOnlyList<JournalRecord>> ReadAllAsync(this IProvenanceStore store, string runId, long fromSequence = 0)
    {
        List<JournalRecord> records = [];
        await foreach (JournalRecord record in store.ReadAsync(new ReadRequest { RunId = runId, FromSequence = fromSequence }))
            records.Add(record);

        return records;
    }

    public static async Task<IReadOnlyList<string>> ReadTextAsync(this IProvenanceStore store, string runId, long fromSequence = 0) =>
        [.. (await store.ReadAllAsync(runId, fromSequence)).Select(TextOf)];

    public static string TextOf(JournalRecord record) => Encoding.UTF8.GetString(record.Payload.Span);
}
