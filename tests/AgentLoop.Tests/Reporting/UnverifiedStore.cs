using System.Runtime.CompilerServices;

namespace AgentLoop.Tests.Reporting;

/// <summary>A store whose record does not hold, and that cannot be read to its end.</summary>
internal sealed class UnverifiedStore(IProvenanceStore inner) : DelegatingProvenanceStore(inner)
{
    public override async IAsyncEnumerable<JournalRecord> ReadAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (JournalRecord record in Inner.ReadAsync(request, cancellationToken))
            yield return record;
        throw new ProvenanceException(ProvenanceError.Unavailable, "The disk is gone.");
    }

    public override ValueTask<VerificationReport> VerifyAsync(VerifyRequest request, CancellationToken cancellationToken = default) => ValueTask.FromResult(new VerificationReport
    {
        Runs = 1,
        Records = 1,
        Artifacts = 0,
        Failures = [new VerificationFailure { RunId = request.RunId, Sequence = 0, Problem = "Record 0 was changed." }],
    });
}
