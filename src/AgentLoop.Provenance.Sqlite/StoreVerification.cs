namespace AgentLoop.Provenance.Sqlite;

/// <summary>Computes every hash anew, from one unchanging view of the database, and collects what differs.</summary>
internal sealed class StoreVerification(Database database, CancellationToken cancellationToken)
{
    private readonly List<VerificationFailure> failures = [];
    private int runs;
    private long records;
    private long artifacts;

    public VerificationReport Verify(string? runId)
    {
        database.Execute("BEGIN");
        try
        {
            if (runId is null)
                VerifyStore();
            else
                VerifyRun(runId);
        }
        finally
        {
            database.RollBack();
        }

        return new VerificationReport { Runs = runs, Records = records, Artifacts = artifacts, Failures = failures };
    }

    private void VerifyRun(string runId)
    {
        using Statement run = new(database, "SELECT id, run_id, length, head FROM runs WHERE run_id = ?1");
        Guard(() => VerifyRuns(run.Bind(1, runId)));
        if (runs == 0)
            Add($"There is no run \"{runId}\" in the store.", runId);
    }

    private void VerifyStore()
    {
        using Statement run = new(database, "SELECT id, run_id, length, head FROM runs ORDER BY id");
        Guard(() => VerifyRuns(run));
        Guard(VerifyPositions);
        Guard(VerifyArtifacts);
        Guard(VerifyStructure);
    }

    private void VerifyRuns(Statement run)
    {
        using RunVerification verification = new(database, failures, cancellationToken);
        while (run.Step())
        {
            runs++;
            RunHead head = new() { Key = run.GetNumber(0), Length = run.GetNumber(2), Hash = run.GetDigest(3) };
            string runId = run.GetText(1);
            Guard(() => records += verification.Verify(runId, head), runId);
        }
    }

    private void VerifyPositions()
    {
        long stored = database.ReadNumber("SELECT count(*) FROM records");
        long strays = database.ReadNumber("SELECT count(*) FROM records WHERE run NOT IN (SELECT id FROM runs)");
        long last = database.ReadNumber("SELECT max(position) FROM records");
        if (strays > 0)
            Add($"{strays} records belong to no run: a run was removed.");

        if (stored != last)
            Add($"The store has {stored} records where {last} were appended.");
    }

    private void VerifyArtifacts()
    {
        using Statement artifact = new(database, "SELECT digest, content FROM artifacts");
        while (artifact.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            artifacts++;
            Digest digest = artifact.GetDigest(0);
            if (Digest.Of(artifact.GetBytes(1)) != digest)
                Add($"An artifact is not what its digest \"{digest}\" names.");
        }
    }

    private void VerifyStructure()
    {
        using Statement check = new(database, "PRAGMA integrity_check(10)");
        while (check.Step())
        {
            if (check.GetText(0) is var finding and not "ok")
                Add($"SQLite finds the database damaged: {finding}.");
        }
    }

    // a page that SQLite cannot make sense of is a finding, and no reason not to look at the rest
    private void Guard(Action verify, string? runId = null)
    {
        try
        {
            verify();
        }
        catch (ProvenanceException e) when (e.Error == ProvenanceError.Corrupt)
        {
            Add(e.Message, runId);
        }
    }

    private void Add(string problem, string? runId = null) => failures.Add(new VerificationFailure { RunId = runId, Problem = problem });
}
