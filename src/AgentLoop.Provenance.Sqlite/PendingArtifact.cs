namespace AgentLoop.Provenance.Sqlite;

internal sealed class PendingArtifact(Digest digest, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) : PendingWrite(cancellationToken)
{
    public override bool IsSynced => false;

    protected override void Write(JournalWriter writer) => writer.Keep(digest, content.Span);
}
