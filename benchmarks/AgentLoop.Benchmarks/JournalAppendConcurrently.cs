using AgentLoop.Provenance.Sqlite;
using BenchmarkDotNet.Attributes;

namespace AgentLoop.Benchmarks;

/// <summary>What does an append cost when many runs append at the same time, against raw inserts that take turns?</summary>
public class JournalAppendConcurrently
{
    private readonly string folder = Directory.CreateTempSubdirectory("agentloop-benchmark-").FullName;
    private readonly byte[] payload = new byte[1024];
    private long sequence;
    private RawJournal raw = null!;
    private SqliteProvenanceStore store = null!;

    /// <summary>How many runs append one record of 1 KB each.</summary>
    [Params(4, 32)]
    public int Runs { get; set; }

    [GlobalSetup]
    public void Open()
    {
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
    public void RawSqlite()
    {
        for (int run = 0; run < Runs; run++)
            raw.Append(payload, 1);
    }

    [Benchmark]
    public async Task Store()
    {
        await Task.WhenAll(Enumerable.Range(0, Runs).Select(run => store.AppendAsync(
            new AppendRequest { RunId = $"run {run}", ExpectedSequence = sequence, Records = [payload] }).AsTask()));
        sequence++;
    }
}
