using Microsoft.Data.Sqlite;

namespace AgentLoop.Provenance.Sqlite.Tests;

public sealed class TamperingTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public async ValueTask InitializeAsync()
    {
        await using SqliteProvenanceStore store = new(folder.Journal);
        await store.AppendTextAsync("one", 0, "alpha", "beta", "gamma");
        await store.AppendTextAsync("two", 0, "delta", "epsilon");
        await store.PutAsync("zeta"u8.ToArray(), "text/plain");
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("UPDATE records SET payload = X'00' WHERE position = 2", "one", 1)]
    [InlineData("UPDATE records SET payload = X'' WHERE position = 1", "one", 0)]
    [InlineData("UPDATE records SET hash = zeroblob(32) WHERE position = 2", "one", 1)]
    [InlineData("UPDATE records SET hash = X'00' WHERE position = 3", "one", 2)]
    [InlineData("DELETE FROM records WHERE position = 1", "one", 0)]
    [InlineData("DELETE FROM records WHERE position = 2", "one", 1)]
    [InlineData("DELETE FROM records WHERE position = 3", "one", 2)]
    [InlineData("DELETE FROM records WHERE run = 1", "one", 0)]
    [InlineData("DELETE FROM records WHERE position = 5", "two", 1)]
    [InlineData("UPDATE records SET sequence = 9 WHERE position = 2; UPDATE records SET sequence = 1 WHERE position = 3; UPDATE records SET sequence = 2 WHERE position = 2", "one", 1)]
    [InlineData("UPDATE records SET sequence = 3 WHERE position = 3", "one", 2)]
    [InlineData("UPDATE records SET run = 2, sequence = 2 WHERE position = 3", "one", 2)]
    [InlineData("UPDATE records SET run = 2, sequence = 2 WHERE position = 3", "two", 2)]
    [InlineData("INSERT INTO records (run, sequence, payload, hash) SELECT run, 3, payload, hash FROM records WHERE position = 3", "one", 3)]
    [InlineData("UPDATE runs SET length = 2 WHERE id = 1", "one", 3)]
    [InlineData("UPDATE runs SET head = zeroblob(32) WHERE id = 1", "one", 2)]
    [InlineData("UPDATE runs SET run_id = 'three' WHERE id = 1", "three", 0)]
    [InlineData("DELETE FROM runs WHERE id = 1", null, null)]
    [InlineData("DELETE FROM runs WHERE id = 1; DELETE FROM records WHERE run = 1", null, null)]
    [InlineData("UPDATE artifacts SET content = X'00'", null, null)]
    [InlineData("UPDATE artifacts SET digest = zeroblob(32)", null, null)]
    [InlineData("UPDATE artifacts SET digest = X'00'", null, null)]
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
    [InlineData("UPDATE records SET payload = X'00' WHERE position = 2", "another record 1")]
    [InlineData("DELETE FROM records WHERE position = 2", "has no record 1")]
    [InlineData("DELETE FROM records WHERE position = 3", "ends before record 2 of 3")]
    [InlineData("UPDATE runs SET length = 2 WHERE id = 1", "another record 1")]
    [InlineData("UPDATE runs SET head = X'' WHERE id = 1", "another record 2")]
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

    [Fact]
    public async Task A_changed_artifact_is_not_handed_out()
    {
        Journal.Execute(folder.Journal, "UPDATE artifacts SET content = X'00'");
        await using SqliteProvenanceStore store = new(folder.Journal);

        ProvenanceException refused = await Assert.ThrowsAsync<ProvenanceException>(async () => await store.GetAsync(Digest.Of("zeta"u8)));

        Assert.Equal(ProvenanceError.Corrupt, refused.Error);
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
        Assert.Equal((2, 1), (report.Runs, report.Artifacts));
        Assert.Contains(report.Failures, failure => failure.RunId == "one");
        Assert.Contains(report.Failures, failure => failure.RunId == "two");
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
