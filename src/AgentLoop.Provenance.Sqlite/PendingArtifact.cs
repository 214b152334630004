namespace AgentLoop.Provenance.Sqlite;

internal sealed class PendingArtifact(PackedContent content, CancellationToken cancellationToken) : PendingWrite(cancellationToken)
{
    public override bool IsSynced => false;

    /// <summary>The name of the artifact, once it is kept.</summary>
    public Digest Name { get; private set; }

    protected override void Write(LogWriter writer) => Name = writer.Artifacts.Keep(content);
}
