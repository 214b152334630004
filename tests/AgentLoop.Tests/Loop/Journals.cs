namespace AgentLoop.Tests.Loops;

/// <summary>Journals as a process would have left them that was killed.</summary>
internal static class Journals
{
    public static async Task<List<RunEvent>> ReadEventsAsync(this IProvenanceStore store, string runId) =>
        await store.ReadAsync(new ReadRequest { RunId = runId }).Select(r => EventJson.Read(r.Payload)).ToListAsync();

    /// <summary>A run of another id that has the first records of this one; its id.</summary>
    public static async Task<string> CutAsync(this IProvenanceStore store, string runId, long count)
    {
        string cut = $"{runId}-{count}";
        List<ReadOnlyMemory<byte>> records = await store.ReadAsync(new ReadRequest { RunId = runId }).Take((int)count).Select(r => r.Payload).ToListAsync();
        await store.AppendAsync(new AppendRequest { RunId = cut, ExpectedSequence = 0, Records = records });
        return cut;
    }

    /// <summary>The same, cut off right after the intent of an effect.</summary>
    public static async Task<(string RunId, EffectStarted Intent)> CutDuringAsync(this IProvenanceStore store, string runId, string effect)
    {
        EffectStarted intent = (await store.ReadEventsAsync(runId)).OfType<EffectStarted>().First(s => s.Effect == effect);
        return (await store.CutAsync(runId, intent.Sequence + 1), intent);
    }
}
