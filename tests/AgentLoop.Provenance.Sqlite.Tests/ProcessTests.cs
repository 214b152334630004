namespace AgentLoop.Provenance.Sqlite.Tests;

public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_killed_process_loses_nothing_that_was_acknowledged()
    {
        List<(string Run, long Sequence)> acknowledged = [];
        for (int round = 0; round < 12; round++)
        {
            using AppenderProcess appender = new(folder.Journal, "one,two,three", int.MaxValue);
            await appender.KillAfterAsync(1 + (round * 7));
            acknowledged.AddRange(appender.Acknowledged);
            Assert.True(appender.Acknowledged.Count > round * 7);
        }

        Assert.Equal(acknowledged.Count, acknowledged.Distinct().Count());
        await AssertKeptAsync(acknowledged);
    }

    [Fact]
    public async Task Two_processes_may_begin_a_journal_together_and_write_different_runs()
    {
        using AppenderProcess one = new(folder.Journal, "one,two", 40);
        using AppenderProcess other = new(folder.Journal, "three,four", 40);

        Assert.Equal((0, 0), (await one.EndAsync(), await other.EndAsync()));
        Assert.Equal((80, 80), (one.Acknowledged.Count, other.Acknowledged.Count));
        await AssertKeptAsync([.. one.Acknowledged, .. other.Acknowledged]);
    }

    [Fact]
    public async Task Of_two_processes_at_the_same_place_of_a_run_one_gets_a_conflict()
    {
        using AppenderProcess one = new(folder.Journal, "shared", 60);
        using AppenderProcess other = new(folder.Journal, "shared", 60);

        Assert.Equal((0, 0), (await one.EndAsync(), await other.EndAsync()));
        List<(string Run, long Sequence)> acknowledged = [.. one.Acknowledged, .. other.Acknowledged];
        Assert.Equal(Enumerable.Range(0, acknowledged.Count).Select(i => ("shared", (long)i)), acknowledged.Order());
        await AssertKeptAsync(acknowledged);
    }

    private async Task AssertKeptAsync(IReadOnlyList<(string Run, long Sequence)> acknowledged)
    {
        await using SqliteProvenanceStore store = new(folder.Journal);
        foreach (IGrouping<string, long> run in acknowledged.GroupBy(record => record.Run, record => record.Sequence))
        {
            IReadOnlyList<string> records = await store.ReadTextAsync(run.Key);
            foreach (int sequence in run)
                Assert.Equal(Appender.PayloadOf(run.Key, sequence), records[sequence]);

            for (int sequence = 0; sequence < records.Count; sequence += 5)
                Assert.NotNull((await store.FindAsync(ArtifactQuery.Holding(Digest.Of(Appender.ArtifactOf(run.Key, sequence)))))?.Content);
        }

        Assert.True((await store.VerifyAsync(new VerifyRequest())).IsIntact);
    }
}
