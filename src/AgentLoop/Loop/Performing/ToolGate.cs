namespace AgentLoop;

/// <summary>Has the policies and the approver decide on tool calls, and records what they say.</summary>
internal sealed class ToolGate(LoopSetup setup, RunRoom room) : IToolGate
{
    private readonly bool alwaysAsks = setup.RequiredApprovals.Contains(Milestone.ToolCall);

    public async ValueTask<ToolAdmission> AdmitAsync(ToolGateRequest request, CancellationToken cancellationToken = default)
    {
        var scope = (JournaledScope)request.Run;
        PolicyDecided decided = await scope.EffectSoonAsync(
            $"{PolicyAction.CallTool} {request.Call.Name}", () => DecideAsync(request.Call, scope, cancellationToken)).ConfigureAwait(false);
        PolicyVerdict verdict = decided.Verdict;
        if (!verdict.Allowed && !verdict.NeedsApproval)
            return new ToolAdmission { IsGranted = false, Reason = verdict.Reason };

        ToolCall call = request.Call with { Arguments = verdict.Arguments ?? request.Call.Arguments };
        bool isAsked = verdict.NeedsApproval || call.RequiresApproval || (alwaysAsks && !call.IsReadOnly);
        return isAsked
            ? await AskAsync(call, verdict, scope, cancellationToken).ConfigureAwait(false)
            : ReferenceEquals(verdict, PolicyVerdict.Allow) ? ToolAdmission.Granted : Granted(verdict);
    }

    private static ToolAdmission Granted(PolicyVerdict verdict) => new() { IsGranted = true, Reason = verdict.Reason, Arguments = verdict.Arguments };

    private async ValueTask<PolicyDecided> DecideAsync(ToolCall call, JournaledScope scope, CancellationToken cancellationToken)
    {
        // The model call that asked for the tool has been paid: where that was one too many, nothing of it is done.
        using Reservation reservation = room.Services.Ledger.Enter(BudgetDimension.ToolCalls);
        var request = new PolicyRequest { Run = scope.Below("policy"), Action = PolicyAction.CallTool, Changes = ChangeSet.Empty, Tool = call };
        return new PolicyDecided
        {
            Action = PolicyAction.CallTool,
            CandidateId = "",
            Tool = call.Name,
            Verdict = await setup.Policies.DecideAsync(request, cancellationToken).ConfigureAwait(false),
        };
    }

    private async ValueTask<ToolAdmission> AskAsync(ToolCall call, PolicyVerdict verdict, JournaledScope scope, CancellationToken cancellationToken)
    {
        var request = new ApprovalRequest
        {
            Run = scope.Below("approver"),
            Milestone = Milestone.ToolCall,
            Question = verdict.NeedsApproval ? $"Is \"{call.Name}\" to be called? {verdict.Reason}".TrimEnd() : $"Is \"{call.Name}\" to be called?",
            Tool = call,
        };
        ApprovalDecided decided = await scope.EffectAsync($"{Milestone.ToolCall} {request.Question}", async () => new ApprovalDecided
        {
            Milestone = Milestone.ToolCall,
            Question = request.Question,
            Decision = await setup.Approver.ApproveAsync(request, cancellationToken).ConfigureAwait(false),
        }).ConfigureAwait(false);
        ApprovalDecision decision = decided.Decision;
        return decision.Approved
            ? Granted(verdict)
            : new ToolAdmission { IsGranted = false, Reason = decision.Reason.Length > 0 ? decision.Reason : $"{decision.By} denied it." };
    }
}
