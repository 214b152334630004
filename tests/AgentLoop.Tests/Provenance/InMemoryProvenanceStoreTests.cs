using System.Runtime.InteropServices;

namespace AgentLoop.Tests.Provenance;

public sealed class InMemoryProvenanceStoreTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("run")]
    public async Task Verification_computes_the_hashes_anew(string? runId)
    {
        InMemoryProvenanceStore store = new();
        await store.AppendAsync(new AppendRequest { RunId = "run", ExpectedSequence = 0, Records = ["a"u8.ToArray(), "b"u8.ToArray(), "c"u8.ToArray()] });
        await foreach (JournalRecord record in store.ReadAsync(new ReadRequest { RunId = "run", FromSequence = 1 }))
        {
            Flip(record.Payload);
            break;
        }

        VerificationReport report = await store.VerifyAsync(new VerifyRequest { RunId = runId });

        VerificationFailure failure = Assert.Single(report.Failures);
        Assert.Equal(("run", 1), (failure.RunId, failure.Sequence));
        Assert.False(report.IsIntact);
    }

    [Fact]
    public async Task A_changed_artifact_is_found_and_not_handed_out()
    {
        InMemoryProvenanceStore store = new();
        await store.AppendAsync(new AppendRequest { RunId = "run", ExpectedSequence = 0, Records = ["a"u8.ToArray()] });
        ArtifactReference artifact = await store.PutAsync("content"u8.ToArray(), "text/plain");
        Flip((await store.GetAsync(artifact.Digest))!.Value);

        VerificationReport report = await store.VerifyAsync(new VerifyRequest());
        ProvenanceException refused = await Assert.ThrowsAsync<ProvenanceException>(async () => await store.GetAsync(artifact.Digest));

        Assert.Contains(artifact.Digest.ToString(), Assert.Single(report.Failures).Problem, StringComparison.Ordinal);
        Assert.Equal(ProvenanceError.Corrupt, refused.Error);
    }

    private static void Flip(ReadOnlyMemory<byte> bytes) => MemoryMarshal.AsMemory(bytes).Span[0] ^= 1;
}
