namespace AgentLoop.Provenance.Sqlite;

internal sealed class PendingAppend(AppendRequest request, CancellationToken cancellationToken) : PendingWrite(cancellationToken)
{
    public override bool IsSynced => true;

    protected override void Write(LogWriter writer) => writer.Append(request);
}
