using AgentLoop.ConformanceTests;

namespace AgentLoop.Provenance.Sqlite.Tests;

public sealed class SqliteProvenanceStoreConformance : DurableProvenanceStoreConformanceTests
{
    private readonly TemporaryFolder folder = new();
    private int crashes;

    protected override ValueTask<IProvenanceStore> CreateAsync() => ValueTask.FromResult<IProvenanceStore>(Open(folder.Journal));

    protected override ValueTask<IProvenanceStore> CrashAsync(IProvenanceStore store)
    {
        string copy = folder.File($"crash-{crashes++}.db");
        foreach (string suffix in new[] { "", "-wal" }.Where(suffix => File.Exists(folder.Journal + suffix)))
            File.Copy(folder.Journal + suffix, copy + suffix);
        return ValueTask.FromResult<IProvenanceStore>(Open(copy));
    }

    protected override async ValueTask<IProvenanceStore> ReopenAsync(IProvenanceStore store)
    {
        await ((SqliteProvenanceStore)store).DisposeAsync();
        return Open(folder.Journal);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    private SqliteProvenanceStore Open(string path) => new(new SqliteProvenanceOptions { Path = path, Log = Log });
}
