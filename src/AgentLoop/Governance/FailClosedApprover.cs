namespace AgentLoop;

/// <summary>Makes a denial of an approver's failure.</summary>
internal sealed class FailClosedApprover(IApprover inner) : IApprover
{
    public async ValueTask<ApprovalDecision> ApproveAsync(ApprovalRequest request, CancellationToken cancellationToken = default)
    {
        try
        {
            return await inner.ApproveAsync(request, cancellationToken).ConfigureAwait(false) ?? Denied("gave no decision.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return Denied($"failed: {exception.Message}");
        }
    }

    private ApprovalDecision Denied(string what)
    {
        string name = inner.GetType().Name;
        return new ApprovalDecision { Approved = false, By = name, Reason = $"The approver \"{name}\" {what}" };
    }
}
