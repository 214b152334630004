namespace AgentLoop.Provenance.Sqlite;

internal sealed class PendingCheckpoint(long size, string note, CancellationToken cancellationToken) : PendingWrite(cancellationToken)
{
    public override bool IsSynced => true;

    protected override void Write(LogWriter writer) => writer.Keep(size, note);
}
