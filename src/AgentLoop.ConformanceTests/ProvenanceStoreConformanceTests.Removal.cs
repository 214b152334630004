using System.Text;
using Xunit;

namespace AgentLoop.ConformanceTests;

/// <summary>What can be taken out of a store, and what stays.</summary>
public abstract partial class ProvenanceStoreConformanceTests
{
    /// <summary>An erased record leaves its hash, word of who asked for it, and all other proofs.</summary>
    [Fact]
    public virtual async Task An_erased_record_leaves_everything_else_verified()
    {
        await Subject.AppendTextAsync("run", 0, "a", "personal", "c");
        await Subject.CheckpointAsync();

        RemovalReport report = await Subject.EraseAsync(new EraseRequest { RunId = "run", Sequence = 1, RequestedBy = "the person", Reason = "asked to be forgotten" });

        IReadOnlyList<JournalRecord> records = await Subject.ReadAllAsync("run");
        Assert.Equal((1, 0), (report.Records, report.Artifacts));
        Assert.Equal([false, true, false], records.Select(record => record.IsErased));
        Assert.Equal(["a", "", "c"], records.Select(TextJournal.TextOf));
        VerificationReport verified = await Subject.VerifyAsync(new VerifyRequest());
        Assert.Equal((true, 1, 3), (verified.IsIntact, verified.ErasedRecords, verified.Records));
        Assert.True((await Subject.VerifyAsync(new VerifyRequest { RunId = "run" })).IsIntact);
        Assert.Null((await Subject.ProveAsync(new ProofRequest { RunId = "run", Sequence = 2 })).FindFault([signer.Key]));
        Assert.Null((await Subject.ProveAsync(new ProofRequest { RunId = "run", Sequence = 1 })).FindFault([signer.Key]));
        JournalRecord word = await Subject.ReadAsync(new ReadRequest()).LastAsync();
        Assert.Contains("the person", TextJournal.TextOf(word), StringComparison.Ordinal);
        Assert.Empty(word.RunId);
    }

    /// <summary>An erased artifact is gone under its name and by its content; the same content gets another name then.</summary>
    [Fact]
    public virtual async Task An_erased_artifact_leaves_nothing_to_compare_with()
    {
        ArtifactReference artifact = await Subject.PutAsync("personal"u8.ToArray(), "text/plain");
        await Subject.AppendTextAsync("run", 0, $"\"{artifact.Digest}\"");

        RemovalReport report = await Subject.EraseAsync(new EraseRequest { Artifacts = [artifact.Digest], RequestedBy = "the person", Reason = "asked" });

        Assert.Equal((0, 1), (report.Records, report.Artifacts));
        Assert.Null(await Subject.FindAsync(ArtifactQuery.Named(artifact.Digest)));
        Assert.Null(await Subject.FindAsync(ArtifactQuery.Holding(Digest.Of("personal"u8))));
        VerificationReport verified = await Subject.VerifyAsync(new VerifyRequest());
        Assert.True(verified.IsIntact, string.Join(' ', verified.Failures.Select(f => f.Problem)));
        Assert.Equal(1, verified.RemovedArtifacts);
        Assert.NotEqual(artifact.Digest, (await Subject.PutAsync("personal"u8.ToArray(), "text/plain")).Digest);
    }

    /// <summary>A run is erased with the artifacts that only it names, also those that are named by its artifacts.</summary>
    [Fact]
    public virtual async Task An_erased_run_takes_its_own_artifacts_with_it()
    {
        ArtifactReference shared = await Subject.PutAsync("shared"u8.ToArray(), "text/plain");
        await Subject.AppendTextAsync("other", 0, $"\"{shared.Digest}\"");
        ArtifactReference inner = await Subject.PutAsync("inner"u8.ToArray(), "text/plain");
        ArtifactReference outer = await Subject.PutAsync(Encoding.UTF8.GetBytes($"[\"{inner.Digest}\",\"{shared.Digest}\"]"), "application/json");
        await Subject.AppendTextAsync("run", 0, $"\"{outer.Digest}\"", "more");

        RemovalReport report = await Subject.EraseAsync(new EraseRequest { RunId = "run", RequestedBy = "the person", Reason = "asked" });

        Assert.Equal((2, 2), (report.Records, report.Artifacts));
        Assert.Null(await Subject.GetAsync(inner.Digest));
        Assert.Null(await Subject.GetAsync(outer.Digest));
        Assert.NotNull(await Subject.GetAsync(shared.Digest));
        Assert.True((await Subject.VerifyAsync(new VerifyRequest())).IsIntact);
        Assert.All(await Subject.ReadAllAsync("run"), record => Assert.True(record.IsErased));
    }

    /// <summary>What is not there cannot be erased, nor twice, and nothing is erased by a request that names nothing.</summary>
    [Fact]
    public virtual async Task What_is_not_there_cannot_be_erased()
    {
        await Subject.AppendTextAsync("run", 0, "a");
        EraseRequest request = new() { RequestedBy = "x", Reason = "y" };
        await Subject.EraseAsync(request with { RunId = "run", Sequence = 0 });

        foreach (EraseRequest missing in new[] { request with { RunId = "run" }, request with { RunId = "none" }, request with { Artifacts = [Digest.Of("none"u8)] } })
            Assert.Equal(ProvenanceError.NotFound, (await Assert.ThrowsAsync<ProvenanceException>(async () => await Subject.EraseAsync(missing))).Error);
        await Assert.ThrowsAsync<ArgumentException>(async () => await Subject.EraseAsync(request));
    }

    /// <summary>Content that no record has named for long is pruned; its name stays good, and putting it again brings it back.</summary>
    [Fact]
    public virtual async Task Old_content_is_pruned_and_comes_back_under_its_name()
    {
        ArtifactReference old = await Subject.PutAsync("old"u8.ToArray(), "text/plain");
        ArtifactReference reused = await Subject.PutAsync("reused"u8.ToArray(), "text/plain");
        await Subject.AppendTextAsync("run", 0, $"\"{old.Digest}\" \"{reused.Digest}\"");
        signer.Now = signer.Now.AddDays(10);
        await Subject.AppendTextAsync("run", 1, $"\"{reused.Digest}\"");

        RemovalReport report = await Subject.PruneAsync(new PruneRequest { UnusedSince = signer.Now.AddDays(-1) });

        Assert.Equal(1, report.Artifacts);
        Assert.Null(await Subject.GetAsync(old.Digest));
        Assert.NotNull(await Subject.GetAsync(reused.Digest));
        Assert.Null((await Subject.FindAsync(ArtifactQuery.Named(old.Digest)))?.Content);
        Assert.True((await Subject.VerifyAsync(new VerifyRequest())).IsIntact);
        Assert.Equal(old.Digest, (await Subject.PutAsync("old"u8.ToArray(), "text/plain")).Digest);
        Assert.Equal("old"u8.ToArray(), await GetAsync(old.Digest));
        Assert.True((await Subject.VerifyAsync(new VerifyRequest())).IsIntact);
    }

    /// <summary>Where there is too much, what was used longest ago goes first, and no more than must.</summary>
    [Fact]
    public virtual async Task Too_much_content_is_pruned_from_the_oldest_on()
    {
        ArtifactReference[] artifacts = new ArtifactReference[4];
        for (int i = 0; i < artifacts.Length; i++)
        {
            byte[] content = new byte[1000];
            new Random(i).NextBytes(content);
            artifacts[i] = await Subject.PutAsync(content, "application/octet-stream");
            await Subject.AppendTextAsync("run", i, $"\"{artifacts[i].Digest}\"");
        }

        RemovalReport report = await Subject.PruneAsync(new PruneRequest { MaxBytes = 2500 });

        Assert.Equal((0, 2, 2000), (report.Records, report.Artifacts, report.Bytes));
        for (int i = 0; i < artifacts.Length; i++)
            Assert.Equal(i < 2, await Subject.GetAsync(artifacts[i].Digest) is null);
        Assert.Equal(0, (await Subject.PruneAsync(new PruneRequest { MaxBytes = 2500 })).Artifacts);
        Assert.True((await Subject.VerifyAsync(new VerifyRequest())).IsIntact);
    }
}
