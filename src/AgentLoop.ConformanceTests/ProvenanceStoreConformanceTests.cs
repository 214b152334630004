using Xunit;

namespace AgentLoop.ConformanceTests;

/// <summary>What every <see cref="IProvenanceStore"/> must do.</summary>
public abstract partial class ProvenanceStoreConformanceTests : ArtifactStoreConformanceTests<IProvenanceStore>
{
    private readonly LogSigner signer = new();

    /// <summary>The signer and the clock that the store under test is to be made with.</summary>
    protected LogOptions Log => signer.Options;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync().ConfigureAwait(false);
        signer.Dispose();
    }

    /// <summary>Records come back in order, byte by byte, numbered and hashed.</summary>
    [Fact]
    public virtual async Task Records_are_read_as_they_were_appended()
    {
        await Subject.AppendTextAsync("run", 0, "a");
        await Subject.AppendTextAsync("run", 1, "b", "", "d");

        IReadOnlyList<JournalRecord> records = await Subject.ReadAllAsync("run");

        Assert.Equal(["a", "b", "", "d"], records.Select(TextJournal.TextOf));
        Assert.Equal([0, 1, 2, 3], records.Select(record => record.Sequence));
        Assert.All(records, record => Assert.Equal(MerkleTree.HashLeaf(record.Entry.Span), record.Hash));
    }

    /// <summary>A record may have megabytes, and a run hundreds of records.</summary>
    [Fact]
    public virtual async Task Large_and_many_records_are_kept()
    {
        string large = new('x', 3 * 1024 * 1024);
        string[] many = Enumerable.Range(1, 500).Select(i => $"record {i}").ToArray();
        await Subject.AppendTextAsync("run", 0, large);
        await Subject.AppendTextAsync("run", 1, many);

        IReadOnlyList<JournalRecord> records = await Subject.ReadAllAsync("run");

        Assert.Equal([large, .. many], records.Select(TextJournal.TextOf));
    }

    /// <summary>Reading may begin anywhere, also behind the end.</summary>
    [Fact]
    public virtual async Task Reading_begins_where_it_is_asked_to()
    {
        await Subject.AppendTextAsync("run", 0, "a", "b", "c");

        Assert.Equal(["b", "c"], await Subject.ReadTextAsync("run", 1));
        Assert.Equal(2, (await Subject.ReadAllAsync("run", 2))[0].Sequence);
        Assert.Empty(await Subject.ReadAllAsync("run", 3));
        Assert.Empty(await Subject.ReadAllAsync("run", long.MaxValue));
    }

    /// <summary>Run ids are told apart by every character; one nobody began has no records.</summary>
    [Fact]
    public virtual async Task Each_run_has_its_own_records()
    {
        string[] ids = ["run", "RUN", "run ", "run/1", "rún", "run\0", "' OR 1=1 --"];
        foreach (string id in ids)
            await Subject.AppendTextAsync(id, 0, id);

        foreach (string id in ids)
            Assert.Equal(id, Assert.Single(await Subject.ReadTextAsync(id)));
        Assert.Empty(await Subject.ReadAllAsync("Run"));
    }

    /// <summary>Who expects another length than the run has is told of the conflict, and nothing is written.</summary>
    [Fact]
    public virtual async Task A_wrong_expected_sequence_is_a_conflict()
    {
        await Subject.AppendTextAsync("run", 0, "a", "b");

        await AssertConflictAsync("run", 0);
        await AssertConflictAsync("run", 1);
        await AssertConflictAsync("run", 3);
        await AssertConflictAsync("other", 1);
        Assert.Equal(["a", "b"], await Subject.ReadTextAsync("run"));
        Assert.Empty(await Subject.ReadAllAsync("other"));
    }

    /// <summary>Of many who append at the same place one wins, and the others get a conflict.</summary>
    [Fact]
    public virtual async Task Of_many_writers_at_one_place_one_wins()
    {
        bool[] won = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Subject.TryAppendTextAsync("run", 0, $"{i}", "more"))));

        Assert.Single(won, true);
        Assert.Equal([$"{Array.IndexOf(won, true)}", "more"], await Subject.ReadTextAsync("run"));
    }

    /// <summary>Writers of different runs go on side by side, and readers see a beginning of each run.</summary>
    [Fact]
    public virtual async Task Runs_are_written_and_read_concurrently()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(run => Task.Run(async () =>
        {
            for (int i = 0; i < 20; i++)
            {
                await Subject.AppendTextAsync($"run {run}", i, $"{run}:{i}");
                Assert.Equal(Enumerable.Range(0, i + 1).Select(n => $"{run}:{n}"), await Subject.ReadTextAsync($"run {run}"));
                await Subject.ReadAllAsync($"run {(run + 1) % 8}");
            }
        })));

        VerificationReport report = await Subject.VerifyAsync(new VerifyRequest());
        Assert.True(report.IsIntact);
        Assert.Equal(160, report.Records);
    }

    /// <summary>The caller may use its buffer again once the append has returned.</summary>
    [Fact]
    public virtual async Task Appended_bytes_are_copied()
    {
        byte[] buffer = "before"u8.ToArray();
        await Subject.AppendAsync(new AppendRequest { RunId = "run", ExpectedSequence = 0, Records = [buffer] });
        buffer.AsSpan().Fill((byte)'x');

        Assert.Equal("before", Assert.Single(await Subject.ReadTextAsync("run")));
    }

    /// <summary>Appending nothing begins no run, but is still held to the expected length.</summary>
    [Fact]
    public virtual async Task Appending_nothing_changes_nothing()
    {
        await Subject.AppendTextAsync("run", 0, "a");
        await Subject.AppendTextAsync("run", 1);
        await Subject.AppendTextAsync("other", 0);

        Assert.Single(await Subject.ReadAllAsync("run"));
        Assert.Equal(1, (await Subject.VerifyAsync(new VerifyRequest())).Runs);
        Assert.False(await Subject.TryAppendTextAsync("run", 0));
    }

    /// <summary>An append that is cancelled before it begins says so and writes nothing.</summary>
    [Fact]
    public virtual async Task A_cancelled_append_writes_nothing()
    {
        await Subject.AppendTextAsync("run", 0, "a");
        AppendRequest request = new() { RunId = "run", ExpectedSequence = 1, Records = ["b"u8.ToArray()] };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Subject.AppendAsync(request, new CancellationToken(canceled: true)));

        Assert.Single(await Subject.ReadAllAsync("run"));
    }

    /// <summary>Reading ends where it is cancelled.</summary>
    [Fact]
    public virtual async Task Reading_can_be_cancelled()
    {
        await Subject.AppendTextAsync("run", 0, "a", "b", "c");
        using CancellationTokenSource cancellation = new();
        List<string> seen = [];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (JournalRecord record in Subject.ReadAsync(new ReadRequest { RunId = "run" }, cancellation.Token))
            {
                seen.Add(TextJournal.TextOf(record));
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal(["a"], seen);
    }

    /// <summary>A store that was only written to through its interface is intact, and the report says how much was looked at.</summary>
    [Fact]
    public virtual async Task What_was_appended_verifies()
    {
        await Subject.AppendTextAsync("one", 0, "a", "b");
        await Subject.AppendTextAsync("two", 0, "c");
        await Subject.PutAsync("content"u8.ToArray(), "text/plain");
        await Subject.PutAsync("content"u8.ToArray(), "text/plain");

        VerificationReport report = await Subject.VerifyAsync(new VerifyRequest());

        Assert.True(report.IsIntact);
        Assert.Empty(report.Failures);
        Assert.Equal((2, 3, 1), (report.Runs, report.Records, report.Artifacts));
        Assert.Equal(3, report.Size);
    }

    /// <summary>One run can be verified by itself; one that is unknown does not pass.</summary>
    [Fact]
    public virtual async Task One_run_is_verified_by_itself()
    {
        await Subject.AppendTextAsync("one", 0, "a", "b");
        await Subject.AppendTextAsync("two", 0, "c");

        VerificationReport known = await Subject.VerifyAsync(new VerifyRequest { RunId = "one" });
        VerificationReport unknown = await Subject.VerifyAsync(new VerifyRequest { RunId = "three" });

        Assert.True(known.IsIntact);
        Assert.Equal((1, 2), (known.Runs, known.Records));
        Assert.False(unknown.IsIntact);
        Assert.Equal((0, 0), (unknown.Runs, unknown.Records));
    }

    /// <summary>Where nothing was appended, nothing was verified: that is no pass.</summary>
    [Fact]
    public virtual async Task An_empty_store_has_nothing_to_verify()
    {
        VerificationReport empty = await Subject.VerifyAsync(new VerifyRequest());
        await Subject.AppendTextAsync("run", 0, "a");
        VerificationReport written = await Subject.VerifyAsync(new VerifyRequest());

        Assert.False(empty.IsIntact);
        Assert.Empty(empty.Failures);
        Assert.True(written.IsIntact);
    }

    /// <summary>Verification ends where it is cancelled.</summary>
    [Fact]
    public virtual async Task Verification_can_be_cancelled()
    {
        await Subject.AppendTextAsync("run", 0, "a");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Subject.VerifyAsync(new VerifyRequest(), new CancellationToken(canceled: true)));
    }

    private async Task AssertConflictAsync(string runId, long expectedSequence) => Assert.False(
        await Subject.TryAppendTextAsync(runId, expectedSequence, "x", "y"),
        $"An append to \"{runId}\" at {expectedSequence} was accepted.");
}
