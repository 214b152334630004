namespace AgentLoop.Provenance.Sqlite;

/// <summary>Empties the write-ahead log, which cannot be done within a transaction.</summary>
internal sealed class PendingEmptying(CancellationToken cancellationToken) : PendingWrite(cancellationToken)
{
    public override bool IsSynced => false;

    /// <summary>Whether nobody stood in the way.</summary>
    public bool IsDone { get; private set; }

    protected override void Write(LogWriter writer) => writer.OnceCommitted(() => IsDone = writer.TryEmptyLog());
}
