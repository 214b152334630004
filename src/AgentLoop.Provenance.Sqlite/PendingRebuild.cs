namespace AgentLoop.Provenance.Sqlite;

internal sealed class PendingRebuild(CancellationToken cancellationToken) : PendingWrite(cancellationToken)
{
    public override bool IsSynced => true;

    protected override void Write(LogWriter writer) => writer.RebuildIndexes();
}
