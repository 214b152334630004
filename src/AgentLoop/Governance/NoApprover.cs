namespace AgentLoop;

/// <summary>Denies, since there is nobody to ask.</summary>
internal sealed class NoApprover : IApprover
{
    public ValueTask<ApprovalDecision> ApproveAsync(ApprovalRequest request, CancellationToken cancellationToken = default) => ValueTask.FromResult(
        new ApprovalDecision { Approved = false, By = "nobody", Reason = "Nobody can be asked: the loop has no approver; name one with UseApprover." });
}
