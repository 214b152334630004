using Xunit;

namespace AgentLoop.ConformanceTests;

/// <summary>What the log of a store proves.</summary>
public abstract partial class ProvenanceStoreConformanceTests
{
    /// <summary>The log has the records of all runs in the order in which they were appended, and says where each stands.</summary>
    [Fact]
    public virtual async Task The_whole_log_is_read_in_its_order()
    {
        await Subject.AppendTextAsync("one", 0, "a");
        await Subject.AppendTextAsync("two", 0, "b");
        await Subject.AppendTextAsync("one", 1, "c", "d");

        JournalRecord[] log = await Subject.ReadAsync(new ReadRequest()).ToArrayAsync();
        StoredRun[] runs = await Subject.ListRunsAsync().ToArrayAsync();

        Assert.Equal(["one 0 a", "two 0 b", "one 1 c", "one 2 d"], log.Select(r => $"{r.RunId} {r.Sequence} {TextJournal.TextOf(r)}"));
        Assert.Equal([0, 1, 2, 3], log.Select(r => r.Position));
        Assert.Equal(["c", "d"], (await Subject.ReadAsync(new ReadRequest { FromSequence = 2 }).ToArrayAsync()).Select(TextJournal.TextOf));
        Assert.Equal([new StoredRun { RunId = "one", Length = 3, FirstPosition = 0, LastPosition = 3 }, new StoredRun { RunId = "two", Length = 1, FirstPosition = 1, LastPosition = 1 }], runs);
    }

    /// <summary>An entry says by itself whose record it is, and is the leaf that is hashed.</summary>
    [Fact]
    public virtual async Task Everything_that_matters_is_in_the_bytes_that_are_hashed()
    {
        await Subject.AppendTextAsync("run", 0, "a", "b");

        JournalRecord record = (await Subject.ReadAllAsync("run"))[1];

        Assert.Equal(MerkleTree.HashLeaf(record.Entry.Span), record.Hash);
        JournalRecord read = LogEntry.ToRecord(record.Entry, record.Position, record.Hash)!;
        Assert.Equal(("run", 1, "b"), (read.RunId, read.Sequence, TextJournal.TextOf(read)));
        Assert.Equal(signer.Now, read.At);
    }

    /// <summary>Somebody without the store can check that a record stands in its log; not of another one, and not of a changed one.</summary>
    [Fact]
    public virtual async Task A_record_is_proved_to_somebody_without_the_store()
    {
        await Subject.AppendTextAsync("one", 0, "a", "b", "c");
        Checkpoint earlier = Checkpoint.Of(await Subject.CheckpointAsync());
        await Subject.AppendTextAsync("two", 0, "d", "e");
        await Subject.CheckpointAsync();

        RecordProof proof = await Subject.ProveAsync(new ProofRequest { RunId = "one", Sequence = 1, ConsistentWith = earlier.Size });

        Assert.Null(proof.FindFault([signer.Key]));
        Assert.True(proof.Consistency!.Proves(earlier.Root, proof.Root));
        Assert.NotNull(proof.FindFault([]));
        Assert.NotNull((proof with { Entry = proof.Entry.ToArray().Reverse().ToArray() }).FindFault([signer.Key]));
        Assert.NotNull((proof with { Hash = MerkleTree.HashLeaf([]), Entry = default }).FindFault([signer.Key]));
        Assert.NotNull((proof with { Root = earlier.Root }).FindFault([signer.Key]));
        Assert.NotNull((proof with { Checkpoint = null }).FindFault([signer.Key]));
    }

    /// <summary>What is not there cannot be proved, and what no checkpoint covers is nobody's word.</summary>
    [Fact]
    public virtual async Task What_is_not_there_cannot_be_proved()
    {
        await Subject.AppendTextAsync("run", 0, "a");

        Assert.Contains("No checkpoint", (await Subject.ProveAsync(new ProofRequest { RunId = "run", Sequence = 0 })).FindFault([signer.Key]), StringComparison.Ordinal);
        foreach ((string run, long sequence) in new[] { ("run", 1L), ("run", -1L), ("other", 0L) })
        {
            ProvenanceException missing = await Assert.ThrowsAsync<ProvenanceException>(async () => await Subject.ProveAsync(new ProofRequest { RunId = run, Sequence = sequence }));
            Assert.Equal(ProvenanceError.NotFound, missing.Error);
        }
    }

    /// <summary>A checkpoint is signed where it is asked for, and covers all before it; verification says what it does not cover.</summary>
    [Fact]
    public virtual async Task A_checkpoint_covers_what_was_appended_before()
    {
        await Subject.AppendAsync(new AppendRequest { RunId = "run", ExpectedSequence = 0, Records = ["a"u8.ToArray(), "b"u8.ToArray()], Checkpoint = true });
        VerificationReport covered = await Subject.VerifyAsync(new VerifyRequest { RunId = "run" });
        await Subject.AppendTextAsync("run", 2, "c");
        VerificationReport grown = await Subject.VerifyAsync(new VerifyRequest());

        Assert.True(covered.IsIntact);
        Assert.Equal(2, covered.Checkpoint?.Size);
        Assert.DoesNotContain(covered.NotCovered, sentence => sentence.Contains("2 entries", StringComparison.Ordinal));
        Assert.True(grown.IsIntact);
        Assert.Contains(grown.NotCovered, sentence => sentence.Contains("2 entries", StringComparison.Ordinal));
        Assert.Equal(await Subject.CheckpointAsync(), await Subject.CheckpointAsync(), (a, b) => a.ToString() == b.ToString());
    }

    /// <summary>Checkpoints that were kept elsewhere are held against the log: those of it hold, those of another log, of a longer one or by another signer do not.</summary>
    [Fact]
    public virtual async Task A_checkpoint_from_elsewhere_is_held_against_the_log()
    {
        await Subject.AppendTextAsync("run", 0, "a", "b", "c");
        SignedNote note = await Subject.CheckpointAsync();
        Checkpoint own = Checkpoint.Of(note);
        await Subject.AppendTextAsync("run", 3, "d");

        Assert.True((await VerifyAgainstAsync(note)).IsIntact);
        foreach (string? run in new[] { null, "run" })
        {
            Assert.False((await VerifyAgainstAsync(await SignAsync(own with { Origin = "elsewhere" }), run)).IsIntact);
            Assert.False((await VerifyAgainstAsync(await SignAsync(own with { Size = 99 }), run)).IsIntact);
            Assert.False((await VerifyAgainstAsync(await SignAsync(own with { Root = MerkleTree.EmptyRoot }), run)).IsIntact);
            Assert.False((await VerifyAgainstAsync(note with { Signatures = [note.Signatures[0] with { Signature = new byte[64] }] }, run)).IsIntact);
        }
    }

    /// <summary>One record can be verified by itself.</summary>
    [Fact]
    public virtual async Task One_record_is_verified_by_itself()
    {
        await Subject.AppendTextAsync("one", 0, "a", "b", "c");
        await Subject.CheckpointAsync();

        VerificationReport known = await Subject.VerifyAsync(new VerifyRequest { RunId = "one", Sequence = 1 });
        VerificationReport unknown = await Subject.VerifyAsync(new VerifyRequest { RunId = "one", Sequence = 9 });

        Assert.True(known.IsIntact);
        Assert.Equal(1, known.Records);
        Assert.False(unknown.IsIntact);
    }

    /// <summary>A run is one process's while it holds it.</summary>
    [Fact]
    public virtual async Task A_run_has_one_owner()
    {
        IAsyncDisposable owned = await Subject.OwnAsync("run");

        ProvenanceException refused = await Assert.ThrowsAsync<ProvenanceException>(async () => await Subject.OwnAsync("run"));
        await (await Subject.OwnAsync("other")).DisposeAsync();
        await owned.DisposeAsync();
        await (await Subject.OwnAsync("run")).DisposeAsync();

        Assert.Equal(ProvenanceError.Locked, refused.Error);
    }

    private async Task<SignedNote> SignAsync(Checkpoint checkpoint) => await SignedNote.SignAsync(checkpoint.Text, signer.Options.Signer!);

    private async Task<VerificationReport> VerifyAgainstAsync(SignedNote note, string? runId = null) =>
        await Subject.VerifyAsync(new VerifyRequest { RunId = runId, Checkpoints = [note], Keys = [signer.Key] });
}
