using AgentLoop.Provenance.Sqlite;
using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>What does a durable append cost, against raw inserts with the same durability and the same hashing?</summary>
public class JournalAppend
{
    private const string RunId = "run";

    private readonly string folder = Directory.CreateTempSubdirectory("agentloop-benchmark-").FullName;
    private byte[] payload = [];
    private ReadOnlyMemory<byte>[] records = [];
    private long sequence;
    private RawJournal raw = null!;
    private SqliteProvenanceStore store = null!;

    /// <summary>How many records of 1 KB are appended at once.</summary>
    [Params(1, 16, 256)]
    public int Records { get; set; }

    [GlobalSetup]
    public void Open()
    {
        payload = new byte[1024];
        new Random(1).NextBytes(payload);
        records = [.. Enumerable.Repeat(new ReadOnlyMemory<byte>(payload), Records)];
        sequence = 0;
        raw = new RawJournal(Path.Combine(folder, "raw.db"));
        store = new SqliteProvenanceStore(Path.Combine(folder, "store.db"));
    }

    [GlobalCleanup]
    public void Close()
    {
        raw.Dispose();
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public void RawSqlite() => raw.Append(payload, Records);

    [Benchmark]
    public async Task Store()
    {
        await store.AppendAsync(new AppendRequest { RunId = RunId, ExpectedSequence = sequence, Records = records });
        sequence += Records;
    }
}
