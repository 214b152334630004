namespace AgentLoop;

/// <summary>Asks who is responsible. A person was asked, which is an effect; where the answer is lost, they are asked again.</summary>
internal static class Approving
{
    public static ValueTask<ApprovalDecided> AskAsync(IApprover approver, ApprovalRequest request, JournaledScope scope, CancellationToken cancellationToken) => scope.OutsideAsync(
        new OutsideEffect<ApprovalDecided>
        {
            Request = $"{request.Milestone} {request.Question}",
            Perform = async () => new ApprovalDecided
            {
                Milestone = request.Milestone,
                Question = request.Question,
                Decision = await approver.ApproveAsync(request, cancellationToken).ConfigureAwait(false),
            },
        },
        cancellationToken);
}
