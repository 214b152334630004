namespace AgentLoop.Provenance.Sqlite;

/// <summary>Follows the chain of a run from its start to its head.</summary>
internal sealed class RunVerification(Database database, List<VerificationFailure> failures, CancellationToken cancellationToken) : IDisposable
{
    private readonly Statement records = new(database, "SELECT sequence, payload, hash FROM records WHERE run = ?1 ORDER BY sequence");

    /// <summary>Adds what does not hold, and says how many records were looked at.</summary>
    public long Verify(string runId, RunHead head)
    {
        long count = 0;
        long next = 0;
        Digest previous = RecordChain.Start(runId);
        try
        {
            for (records.Bind(1, head.Key); records.Step(); count++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Check(runId, next, previous);
                next = records.GetNumber(0) + 1;
                previous = records.GetDigest(2);
            }
        }
        finally
        {
            records.Reset();
        }

        if (next != head.Length)
            Add(runId, next, $"The run \"{runId}\" has records up to {next} where {head.Length} were appended.");
        else if (previous != head.Hash)
            Add(runId, next - 1, $"The run \"{runId}\" does not end with the record that was appended last.");

        return count;
    }

    public void Dispose() => records.Dispose();

    private void Check(string runId, long expected, Digest previous)
    {
        long sequence = records.GetNumber(0);
        if (sequence != expected)
            Add(runId, expected, $"Record {expected} of the run \"{runId}\" is missing.");
        else if (RecordChain.Next(previous, sequence, records.GetBytes(1)) != records.GetDigest(2))
            Add(runId, sequence, $"Record {sequence} of the run \"{runId}\" is not what was appended.");
    }

    private void Add(string runId, long sequence, string problem) =>
        failures.Add(new VerificationFailure { RunId = runId, Sequence = sequence, Problem = problem });
}
