namespace AgentLoop;

/// <summary>Computes every hash anew and collects what differs.</summary>
internal sealed class InMemoryVerification(CancellationToken cancellationToken)
{
    private readonly List<VerificationFailure> failures = [];

    public VerificationReport OfRun(string runId, IReadOnlyList<JournalRecord>? records)
    {
        if (records is null)
            failures.Add(new VerificationFailure { RunId = runId, Problem = $"There is no run \"{runId}\" in the store." });
        else
            Check(runId, records);

        return Report(records is null ? 0 : 1, records?.Count ?? 0, 0);
    }

    public VerificationReport OfEverything(Dictionary<string, List<JournalRecord>> runs, Dictionary<Digest, byte[]> artifacts)
    {
        long records = 0;
        foreach ((string runId, List<JournalRecord> run) in runs)
        {
            Check(runId, run);
            records += run.Count;
        }

        foreach ((Digest digest, byte[] content) in artifacts)
            Check(digest, content);

        return Report(runs.Count, records, artifacts.Count);
    }

    private void Check(string runId, IReadOnlyList<JournalRecord> records)
    {
        Digest previous = RecordChain.Start(runId);
        for (int i = 0; i < records.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (RecordChain.Next(previous, i, records[i].Payload.Span) != records[i].Hash)
                failures.Add(new VerificationFailure { RunId = runId, Sequence = i, Problem = $"Record {i} of the run \"{runId}\" is not what was appended." });

            previous = records[i].Hash;
        }
    }

    private void Check(Digest digest, byte[] content)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Digest.Of(content) != digest)
            failures.Add(new VerificationFailure { Problem = $"The artifact {digest} is not what was kept." });
    }

    private VerificationReport Report(int runs, long records, long artifacts) =>
        new() { Runs = runs, Records = records, Artifacts = artifacts, Failures = failures };
}
