namespace AgentLoop.Testing;

/// <summary>An approver that does what a test says.</summary>
public sealed class FakeApprover : IApprover
{
    private readonly CallLog<ApprovalRequest> log = new();

    /// <summary>What it does when it is asked.</summary>
    /// <value>Approval unless said.</value>
    public Func<ApprovalRequest, CancellationToken, ValueTask<ApprovalDecision>> OnApprove { get; set; } =
        static (_, _) => ValueTask.FromResult(new ApprovalDecision { Approved = true, By = "fake" });

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<ApprovalRequest> Requests => log.Calls;

    /// <inheritdoc/>
    public ValueTask<ApprovalDecision> ApproveAsync(ApprovalRequest request, CancellationToken cancellationToken = default)
    {
        log.Add(request);
        return OnApprove(request, cancellationToken);
    }
}
