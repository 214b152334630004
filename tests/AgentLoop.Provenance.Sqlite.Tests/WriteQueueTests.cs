using Microsoft.Data.Sqlite;

namespace AgentLoop.Provenance.Sqlite.Tests;

public sealed class WriteQueueTests : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Database database;
    private readonly WriteQueue queue;

    public WriteQueueTests()
    {
        database = Database.Open(folder.Journal, SqliteOpenMode.ReadWriteCreate, TimeSpan.FromSeconds(30));
        WriteAheadLog.Enable(database, TimeSpan.Zero);
        Schema.CreateIn(database);
        LeaveRoomFor(pages: 60);
        queue = new WriteQueue(new LogWriter(database, TimeProvider.System));
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_full_disk_is_said_and_loses_nothing_that_was_acknowledged()
    {
        await AppendAsync(0, "a");

        await AssertFullAsync(AppendAsync(1, new string('b', 1_000_000)));
        await AssertFullAsync(PutAsync(new byte[1_000_000]));
        await AppendAsync(1, "c");
        LeaveRoomFor(pages: 4000);
        await AppendAsync(2, new string('d', 1_000_000));
        await CloseAsync();

        await using SqliteProvenanceStore store = new(folder.Journal);
        Assert.Equal([1, 1, 1_000_000], (await store.ReadTextAsync("run")).Select(record => record.Length));
        VerificationReport report = await store.VerifyAsync(new VerifyRequest());
        Assert.True(report.IsIntact);
        Assert.Equal(0, report.Artifacts);
    }

    [Fact]
    public async Task One_that_has_no_room_does_not_fail_the_others_of_its_batch()
    {
        using SqliteConnection other = Journal.Connect(folder.Journal);
        other.Execute("BEGIN IMMEDIATE");
        Task first = AppendAsync(0, "a");
        await Task.Delay(50);
        Task large = PutAsync(new byte[1_000_000]);
        Task small = AppendAsync(1, "b");
        other.Execute("ROLLBACK");

        await Task.WhenAll(first, small);
        await AssertFullAsync(large);
    }

    [Fact]
    public async Task A_request_that_makes_no_sense_does_not_fail_the_others_of_its_batch()
    {
        using SqliteConnection other = Journal.Connect(folder.Journal);
        other.Execute("BEGIN IMMEDIATE");
        Task first = AppendAsync(0, "a");
        await Task.Delay(50);
        Task nonsense = queue.WriteAsync(new PendingAppend(Journal.Request("other", 0) with { Records = null! }, default));
        Task second = AppendAsync(1, "b");
        other.Execute("ROLLBACK");

        await Task.WhenAll(first, second);
        await Assert.ThrowsAsync<NullReferenceException>(() => nonsense);
    }

    private Task AppendAsync(long expectedSequence, string record) =>
        queue.WriteAsync(new PendingAppend(Journal.Request("run", expectedSequence, record), default));

    private async Task PutAsync(byte[] content)
    {
        new Random(1).NextBytes(content);
        using PackedContent packed = await PackedContent.PackAsync(ArtifactContent.Of(content), default);
        await queue.WriteAsync(new PendingArtifact(packed, default));
    }

    private void LeaveRoomFor(int pages) => database.Execute($"PRAGMA max_page_count = {pages}");

    private Task CloseAsync()
    {
        queue.Close();
        return queue.Drained;
    }

    private static async Task AssertFullAsync(Task write)
    {
        ProvenanceException refused = await Assert.ThrowsAsync<ProvenanceException>(() => write);
        Assert.Equal(ProvenanceError.Full, refused.Error);
        Assert.Contains("There is no room left", refused.Message, StringComparison.Ordinal);
    }
}
