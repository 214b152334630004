namespace AgentLoop;

/// <summary>Asks who is responsible.</summary>
/// <remarks>One instance serves many runs. An approver that throws has denied.</remarks>
public interface IApprover
{
    /// <summary>Asks, and waits for the answer.</summary>
    ValueTask<ApprovalDecision> ApproveAsync(ApprovalRequest request, CancellationToken cancellationToken = default);
}
