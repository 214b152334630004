namespace AgentLoop.Provenance.Sqlite;

/// <summary>Looks up where a run stands.</summary>
internal sealed class RunHeads(Database database)
{
    private readonly Statement find = database.Prepare("SELECT id, length, head FROM runs WHERE run_id = ?1");

    public RunHead? Find(string runId)
    {
        try
        {
            return find.Bind(1, runId).Step()
                ? new RunHead { Key = find.GetNumber(0), Length = find.GetNumber(1), Hash = find.GetDigest(2) }
                : null;
        }
        finally
        {
            find.Reset();
        }
    }
}
