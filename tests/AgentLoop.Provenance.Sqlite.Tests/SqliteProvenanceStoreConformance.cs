using AgentLoop.ConformanceTests;

namespace AgentLoop.Provenance.Sqlite.Tests;

public sealed class SqliteProvenanceStoreConformance : DurableProvenanceStoreConformanceTests
{
    private readonly TemporaryFolder folder = new();

    protected override ValueTask<IProvenanceStore> CreateAsync() => ValueTask.FromResult<IProvenanceStore>(new SqliteProvenanceStore(folder.Journal));

    protected override async ValueTask<IProvenanceStore> ReopenAsync(IProvenanceStore store)
    {
        await ((SqliteProvenanceStore)store).DisposeAsync();
        return new SqliteProvenanceStore(folder.Journal);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }
}
