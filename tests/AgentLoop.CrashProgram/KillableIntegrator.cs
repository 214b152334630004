namespace AgentLoop.CrashProgram;

/// <summary>Hands over to git, and may be killed before or after.</summary>
internal sealed class KillableIntegrator : IIntegrator, IReconciler
{
    private readonly GitBranchIntegrator git = new();

    public async ValueTask<IntegrationResult> IntegrateAsync(IntegrationRequest request, CancellationToken cancellationToken = default)
    {
        KillPoint.Reach("begin:integrate");
        IntegrationResult result = await git.IntegrateAsync(request, cancellationToken);
        KillPoint.Reach("end:integrate");
        return result;
    }

    public ValueTask<Reconciliation> ReconcileAsync(ReconcileRequest request, CancellationToken cancellationToken = default) => git.ReconcileAsync(request, cancellationToken);
}
