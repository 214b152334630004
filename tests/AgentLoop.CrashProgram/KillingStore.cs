using System.Diagnostics;
using System.Globalization;

namespace AgentLoop.CrashProgram;

/// <summary>A store that kills its own process before or after its n-th append.</summary>
internal sealed class KillingStore(IProvenanceStore inner, string when, int at) : DelegatingProvenanceStore(inner)
{
    private int appends;

    public static IProvenanceStore FromEnvironment(IProvenanceStore store) => Environment.GetEnvironmentVariable("AGENTLOOP_KILL") is { Length: > 0 } kill
        ? new KillingStore(store, kill.Split(':')[0], int.Parse(kill.Split(':')[1], CultureInfo.InvariantCulture))
        : store;

    public override async ValueTask AppendAsync(AppendRequest request, CancellationToken cancellationToken = default)
    {
        int append = Interlocked.Increment(ref appends);
        if (append == at && when == "before")
            Die();
        await base.AppendAsync(request, cancellationToken);
        if (append == at && when == "after")
            Die();
    }

    private static void Die()
    {
        using Process self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
