using Microsoft.Data.Sqlite;

namespace AgentLoop.Provenance.Sqlite.Tests;

public sealed class SharingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_journal_that_another_process_keeps_to_itself_is_locked()
    {
        new SqliteProvenanceStore(folder.Journal).Dispose();
        using SqliteConnection other = Journal.Connect(folder.Journal);
        other.Execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");

        ProvenanceException refused = Assert.Throws<ProvenanceException>(() => Open(TimeSpan.FromMilliseconds(20)));

        Assert.Equal(ProvenanceError.Locked, refused.Error);
        Assert.Contains($"keeps the journal \"{folder.Journal}\" locked", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_append_gives_up_on_a_lock_and_succeeds_without_it()
    {
        await using SqliteProvenanceStore store = Open(TimeSpan.FromMilliseconds(20));
        using SqliteConnection other = Journal.Connect(folder.Journal);
        other.Execute("BEGIN IMMEDIATE");

        ProvenanceException refused = await Assert.ThrowsAsync<ProvenanceException>(async () => await store.AppendTextAsync("run", 0, "a"));
        other.Execute("ROLLBACK");
        await store.AppendTextAsync("run", 0, "b");

        Assert.Equal(ProvenanceError.Locked, refused.Error);
        Assert.Equal(["b"], await store.ReadTextAsync("run"));
    }

    [Fact]
    public async Task Reading_goes_on_while_another_process_writes()
    {
        await using SqliteProvenanceStore store = Open(TimeSpan.Zero);
        await store.AppendTextAsync("run", 0, "a");
        using SqliteConnection other = Journal.Connect(folder.Journal);
        other.Execute("BEGIN IMMEDIATE");

        Assert.Equal(["a"], await store.ReadTextAsync("run"));
        Assert.True((await store.VerifyAsync(new VerifyRequest())).IsIntact);
    }

    [Fact]
    public async Task An_append_is_cancelled_while_it_waits_its_turn()
    {
        await using SqliteProvenanceStore store = Open(TimeSpan.FromSeconds(30));
        using SqliteConnection other = Journal.Connect(folder.Journal);
        using CancellationTokenSource cancellation = new();
        other.Execute("BEGIN IMMEDIATE");
        Task first = store.AppendTextAsync("run", 0, "a").AsTask();
        await Task.Delay(50);
        Task second = store.AppendAsync(Journal.Request("run", 1, "b"), cancellation.Token).AsTask();

        await cancellation.CancelAsync();
        other.Execute("ROLLBACK");

        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(["a"], await store.ReadTextAsync("run"));
    }

    [Fact]
    public async Task Appends_that_queue_up_share_a_sync()
    {
        await using SqliteProvenanceStore store = Open(TimeSpan.FromSeconds(30));
        using SqliteConnection other = Journal.Connect(folder.Journal);
        int before = CommitsInLog();
        other.Execute("BEGIN IMMEDIATE");
        Task[] appends = [.. Enumerable.Range(0, 20).Select(i => store.AppendTextAsync($"run {i}", 0, "a").AsTask())];
        await Task.Delay(50);
        other.Execute("ROLLBACK");
        await Task.WhenAll(appends);

        Assert.InRange(CommitsInLog() - before, 1, 2);
    }

    private SqliteProvenanceStore Open(TimeSpan lockTimeout) => new(new SqliteProvenanceOptions { Path = folder.Journal, LockTimeout = lockTimeout });

    // https://sqlite.org/fileformat2.html#walformat: a frame that ends a transaction has the size of the database in its header
    private int CommitsInLog()
    {
        byte[] log = File.ReadAllBytes(folder.Journal + "-wal");
        int commits = 0;
        for (int frame = 32; frame < log.Length; frame += 24 + 4096)
            commits += log.AsSpan(frame + 4, 4).IndexOfAnyExcept((byte)0) >= 0 ? 1 : 0;

        return commits;
    }
}
