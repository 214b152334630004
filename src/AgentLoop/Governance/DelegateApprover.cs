namespace AgentLoop;

/// <summary>An approver that asks the host's own code.</summary>
public sealed class DelegateApprover : IApprover
{
    private readonly Func<ApprovalRequest, CancellationToken, ValueTask<ApprovalDecision>> approve;

    /// <summary>Asks this code, for many runs at once; it has denied when it throws.</summary>
    public DelegateApprover(Func<ApprovalRequest, CancellationToken, ValueTask<ApprovalDecision>> approve)
    {
        ArgumentNullException.ThrowIfNull(approve);
        this.approve = approve;
    }

    /// <inheritdoc />
    public ValueTask<ApprovalDecision> ApproveAsync(ApprovalRequest request, CancellationToken cancellationToken = default) =>
        approve(request, cancellationToken);
}
