using Microsoft.Data.Sqlite;

namespace AgentLoop.Provenance.Sqlite.Tests;

public sealed class TamperingTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private Digest zeta;

    public async ValueTask InitializeAsync()
    {
        await using SqliteProvenanceStore store = new(folder.Journal);
        await store.AppendTextAsync("one", 0, "alpha", "beta", "gamma");
        await store.AppendTextAsync("two", 0, "delta", "epsilon");
        zeta = (await store.PutAsync("zeta"u8.ToArray(), "text/plain")).Digest;
        await store.AppendTextAsync("three", 0, "eta");
        await store.CheckpointAsync();
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("UPDATE entries SET entry = X'00' WHERE position = 1", "one", 1)]
    [InlineData("UPDATE entries SET entry = substr(entry, 1, length(entry) - 1) WHERE position = 0", "one", 0)]
    [InlineData("UPDATE entries SET entry = CAST(entry || X'00' AS BLOB) WHERE position = 1", "one", 1)]
    [InlineData("UPDATE entries SET entry = NULL WHERE position = 1", null, null)]
    [InlineData("UPDATE entries SET hash = zeroblob(32) WHERE position = 1", "one", 1)]
    [InlineData("UPDATE entries SET hash = X'00' WHERE position = 2", "one", 2)]
    [InlineData("DELETE FROM entries WHERE position = 0", null, null)]
    [InlineData("DELETE FROM entries WHERE position = 1", "one", 1)]
    [InlineData("DELETE FROM entries WHERE position = 2", null, null)]
    [InlineData("DELETE FROM entries WHERE position = 5; UPDATE log SET size = 5", null, null)]
    [InlineData("UPDATE entries SET position = 9 WHERE position = 1; UPDATE entries SET position = 1 WHERE position = 2; UPDATE entries SET position = 2 WHERE position = 9", "one", 1)]
    [InlineData("UPDATE journal SET position = 2 WHERE run = 1 AND sequence = 1", "one", 1)]
    [InlineData("UPDATE journal SET sequence = 3 WHERE run = 1 AND sequence = 2", "one", 2)]
    [InlineData("UPDATE journal SET run = 2, sequence = 2 WHERE run = 1 AND sequence = 2", "one", 2)]
    [InlineData("DELETE FROM journal WHERE run = 1 AND sequence = 2", "one", 2)]
    [InlineData("INSERT INTO journal VALUES (1, 3, 2)", null, null)]
    [InlineData("UPDATE runs SET run_id = 'nine' WHERE id = 1", "one", 0)]
    [InlineData("DELETE FROM runs WHERE id = 1", "one", 0)]
    [InlineData("INSERT INTO runs VALUES (9, 'nine')", null, null)]
    [InlineData("DELETE FROM entries WHERE position < 3; DELETE FROM journal WHERE run = 1; DELETE FROM runs WHERE id = 1", null, null)]
    [InlineData("UPDATE log SET size = 7", null, null)]
    [InlineData("UPDATE log SET origin = 'another'", null, null)]
    [InlineData("UPDATE log SET frontier = zeroblob(64)", null, null)]
    [InlineData("DELETE FROM log", null, null)]
    [InlineData("INSERT INTO nodes VALUES (4, 0, zeroblob(32))", null, null)]
    [InlineData("UPDATE checkpoints SET note = replace(note, 'agentloop', 'Agentloop')", null, null)]
    [InlineData("UPDATE checkpoints SET note = ''", null, null)]
    [InlineData("UPDATE chunks SET bytes = X'00'", null, null)]
    [InlineData("DELETE FROM chunks", null, null)]
    [InlineData("DELETE FROM artifacts", null, null)]
    [InlineData("UPDATE artifacts SET name = zeroblob(32)", null, null)]
    [InlineData("UPDATE artifacts SET content = zeroblob(32)", null, null)]
    [InlineData("UPDATE artifacts SET salt = zeroblob(16)", null, null)]
    [InlineData("UPDATE artifacts SET salt = X''", null, null)]
    [InlineData("UPDATE artifacts SET length = 3", null, null)]
    [InlineData("UPDATE artifacts SET length = 5", null, null)]
    [InlineData("UPDATE artifacts SET packing = 1", null, null)]
    [InlineData("UPDATE artifacts SET packing = 2", null, null)]
    [InlineData("UPDATE artifacts SET packing = 3", null, null)]
    public async Task A_change_to_the_database_is_found_and_placed(string sql, string? runId, int? sequence)
    {
        Journal.Execute(folder.Journal, sql);
        await using SqliteProvenanceStore store = new(folder.Journal);

        VerificationReport report = await store.VerifyAsync(new VerifyRequest());

        Assert.False(report.IsIntact);
        Assert.Contains(report.Failures, failure => failure.RunId == runId && failure.Sequence == sequence);
        if (runId is not null)
            Assert.NotEmpty((await store.VerifyAsync(new VerifyRequest { RunId = runId })).Failures);
    }

    [Theory]
    [InlineData("UPDATE entries SET entry = CAST(entry || X'00' AS BLOB) WHERE position = 1", "another record 1")]
    [InlineData("DELETE FROM entries WHERE position = 1", "another record 1")]
    [InlineData("UPDATE journal SET position = 2 WHERE run = 1 AND sequence = 1", "another record 1")]
    [InlineData("DELETE FROM journal WHERE run = 1 AND sequence = 1", "has no record 1")]
    public async Task Reading_hands_out_nothing_that_was_changed(string sql, string words)
    {
        Journal.Execute(folder.Journal, sql);
        await using SqliteProvenanceStore store = new(folder.Journal);

        ProvenanceException whole = await Assert.ThrowsAsync<ProvenanceException>(() => store.ReadTextAsync("one"));
        ProvenanceException part = await Assert.ThrowsAsync<ProvenanceException>(() => store.ReadTextAsync("one", 1));

        Assert.Equal((ProvenanceError.Corrupt, ProvenanceError.Corrupt), (whole.Error, part.Error));
        Assert.Contains(words, whole.Message, StringComparison.Ordinal);
        Assert.Equal(["delta", "epsilon"], await store.ReadTextAsync("two"));
    }

    [Theory]
    [InlineData("UPDATE chunks SET bytes = X'00'")]
    [InlineData("DELETE FROM chunks")]
    [InlineData("UPDATE artifacts SET packing = 1")]
    [InlineData("UPDATE artifacts SET length = 2")]
    [InlineData("UPDATE artifacts SET salt = zeroblob(16)")]
    public async Task A_changed_artifact_is_not_handed_out(string sql)
    {
        Journal.Execute(folder.Journal, sql);
        await using SqliteProvenanceStore store = new(folder.Journal);

        ProvenanceException refused = await Assert.ThrowsAsync<ProvenanceException>(async () => await store.GetAsync(zeta));

        Assert.Equal(ProvenanceError.Corrupt, refused.Error);
    }

    [Fact]
    public async Task A_history_written_anew_is_found_by_a_checkpoint_that_was_kept_elsewhere()
    {
        SignedNote elsewhere;
        await using (SqliteProvenanceStore store = new(folder.Journal))
            elsewhere = await store.CheckpointAsync();
        File.Copy(folder.Journal, folder.File("earlier.db"));
        Journal.Execute(folder.File("earlier.db"), "PRAGMA journal_mode = DELETE");
        await using (SqliteProvenanceStore store = new(folder.Journal))
        {
            await store.AppendTextAsync("one", 3, "more");
            elsewhere = await store.CheckpointAsync();
        }
        File.Copy(folder.File("earlier.db"), folder.Journal, overwrite: true);

        await using SqliteProvenanceStore putBack = new(folder.Journal);
        Assert.True((await putBack.VerifyAsync(new VerifyRequest())).IsIntact);
        VerificationReport report = await putBack.VerifyAsync(new VerifyRequest { Checkpoints = [elsewhere] });
        Assert.Contains("put back", Assert.Single(report.Failures).Problem, StringComparison.Ordinal);
        await putBack.AppendTextAsync("one", 3, "another", "story");
        Assert.Contains("not those of the checkpoint", Assert.Single((await putBack.VerifyAsync(new VerifyRequest { Checkpoints = [elsewhere] })).Failures).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gamma")]
    [InlineData("zeta")]
    public async Task A_flipped_bit_in_the_file_is_found(string near)
    {
        byte[] file = await File.ReadAllBytesAsync(folder.Journal);
        file[file.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(near))] ^= 1;
        await File.WriteAllBytesAsync(folder.Journal, file);
        await using SqliteProvenanceStore store = new(folder.Journal);

        Assert.Single((await store.VerifyAsync(new VerifyRequest())).Failures);
    }

    [Fact]
    public async Task Pages_that_make_no_sense_are_findings_and_the_rest_is_still_looked_at()
    {
        byte[] file = await File.ReadAllBytesAsync(folder.Journal);
        file.AsSpan(file.AsSpan().LastIndexOf("gamma"u8) / 4096 * 4096, 4096).Fill(0xff);
        await File.WriteAllBytesAsync(folder.Journal, file);
        await using SqliteProvenanceStore store = new(folder.Journal);

        VerificationReport report = await store.VerifyAsync(new VerifyRequest());

        Assert.False(report.IsIntact);
        Assert.Equal(1, report.Artifacts);
    }

    [Fact]
    public async Task Indexes_are_made_anew_from_the_entries()
    {
        await using SqliteProvenanceStore store = new(folder.Journal);
        await store.EraseAsync(new EraseRequest { RunId = "one", Sequence = 1, RequestedBy = "x", Reason = "y" });
        Journal.Execute(folder.Journal, "UPDATE log SET size = 3, frontier = X'';UPDATE journal SET position = 0 WHERE sequence = 0; DELETE FROM nodes; UPDATE runs SET run_id = 'x' WHERE run_id = 'two'");
        Assert.False((await store.VerifyAsync(new VerifyRequest())).IsIntact);

        await store.RebuildIndexesAsync();

        VerificationReport report = await store.VerifyAsync(new VerifyRequest());
        Assert.True(report.IsIntact, string.Join(' ', report.Failures.Select(f => f.Problem)));
        Assert.Equal(["delta", "epsilon"], await store.ReadTextAsync("two"));
        await store.AppendTextAsync("two", 2, "more");
        Assert.True((await store.VerifyAsync(new VerifyRequest())).IsIntact);
    }

    [Fact]
    public async Task An_append_meanwhile_is_no_finding()
    {
        await using SqliteProvenanceStore store = new(folder.Journal);
        Task<VerificationReport>[] verifications = [.. Enumerable.Range(0, 10).Select(_ => store.VerifyAsync(new VerifyRequest()).AsTask())];
        for (int i = 0; i < 20; i++)
            await store.AppendTextAsync("one", 3 + i, "more");

        Assert.All(await Task.WhenAll(verifications), report => Assert.True(report.IsIntact));
    }
}
