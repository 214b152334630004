namespace AgentLoop.Tests.Loops;

/// <summary>A store whose n-th append fails, as on a full disk.</summary>
internal sealed class FailingStore(IProvenanceStore inner, int failAt) : DelegatingProvenanceStore(inner)
{
    private int appends;
    private volatile bool isBroken;

    /// <summary>Has all appends fail from now on, as where the process dies.</summary>
    public void Break() => isBroken = true;

    public override ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default) => Interlocked.Increment(ref appends) >= failAt || isBroken
        ? throw new ProvenanceException(ProvenanceError.Full, "The disk is full; make room.")
        : base.AppendAsync(request, cancellationToken);
}
