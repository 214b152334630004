using System.Globalization;

namespace AgentLoop.CrashProgram;

/// <summary>A store that kills its own process before or after its n-th append.</summary>
internal sealed class KillingStore(IProvenanceStore inner, string when, int at) : DelegatingProvenanceStore(inner)
{
    private int appends;

    public static IProvenanceStore FromEnvironment(IProvenanceStore store) =>
        KillPoint.Wanted.Split(':') is [var when, var at]
        && int.TryParse(at, CultureInfo.InvariantCulture, out int append) ? new KillingStore(store, when, append) : store;

    public override async ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default)
    {
        int append = Interlocked.Increment(ref appends);
        if (append == at && when == "before")
            KillPoint.Die();
        await base.AppendAsync(request, cancellationToken);
        if (append == at && when == "after")
            KillPoint.Die();
    }
}
