namespace AgentLoop;

/// <summary>Has the policies and the approver decide on tool calls, and records what they say.</summary>
internal sealed class ToolGate(LoopSetup setup, RunRoom room) : IToolGate
{
    private const int MaxShown = 500;

    private readonly bool alwaysAsks = setup.RequiredApprovals.Contains(Milestone.ToolCall);

    public async ValueTask<ToolAdmission> AdmitAsync(ToolGateRequest request, CancellationToken cancellationToken = default)
    {
        var scope = (JournaledScope)request.Run;
        PolicyVerdict verdict = await DecideAsync(request.Call, scope, cancellationToken).ConfigureAwait(false);
        if (!verdict.Allowed && !verdict.NeedsApproval)
            return new ToolAdmission { IsGranted = false, Reason = verdict.Reason };

        ToolCall call = request.Call with { Arguments = verdict.Arguments ?? request.Call.Arguments };
        bool isAsked = verdict.NeedsApproval || call.RequiresApproval || (alwaysAsks && !call.IsReadOnly);
        return isAsked
            ? await AskAsync(call, verdict, scope, cancellationToken).ConfigureAwait(false)
            : ReferenceEquals(verdict, PolicyVerdict.Allow) ? ToolAdmission.Granted : Granted(verdict);
    }

    private static ToolAdmission Granted(PolicyVerdict verdict) => new() { IsGranted = true, Reason = verdict.Reason, Arguments = verdict.Arguments };

    /// <summary>
    /// What the policies say. That all of them simply allow a call, as they do with almost all, is recorded by the call itself: where something was done and
    /// no word of theirs stands before it, they did.
    /// </summary>
    private async ValueTask<PolicyVerdict> DecideAsync(ToolCall call, JournaledScope scope, CancellationToken cancellationToken)
    {
        RunEvent? next = scope.NextRecorded();
        if (next is not (null or PolicyDecided))
        {
            await TakeUpAsync($"{scope.Path}/policy").ConfigureAwait(false);
            return PolicyVerdict.Allow;
        }

        PolicyVerdict? verdict = scope.IsNew ? await AskPoliciesAsync(call, scope, cancellationToken).ConfigureAwait(false) : null;
        if (ReferenceEquals(verdict, PolicyVerdict.Allow))
            return verdict;
        PolicyDecided decided = scope.FindRecorded<PolicyDecided>($"{PolicyAction.CallTool} {call.Name}")
            ?? new PolicyDecided { Action = PolicyAction.CallTool, CandidateId = "", Tool = call.Name, Verdict = verdict! };
        scope.Note(decided);
        await TakeUpAsync($"{scope.Path}/policy").ConfigureAwait(false);
        return decided.Verdict;
    }

    /// <summary>Policies that were asked are not asked again, so what they did then is passed on.</summary>
    private ValueTask TakeUpAsync(string scope) =>
        room.Services.Journal.Recorded.TryPeek(scope, out _) ? room.Services.Journal.TakeUpTreeAsync(scope) : ValueTask.CompletedTask;

    private async ValueTask<PolicyVerdict> AskPoliciesAsync(ToolCall call, JournaledScope scope, CancellationToken cancellationToken)
    {
        // The model call that asked for the tool has been paid: where that was one too many, nothing of it is done.
        room.Services.Ledger.Require(BudgetDimension.ToolCalls);
        var request = new PolicyRequest { Run = scope.Below("policy"), Action = PolicyAction.CallTool, Changes = ChangeSet.Empty, Tool = call };
        return await setup.Policies.DecideAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<ToolAdmission> AskAsync(ToolCall call, PolicyVerdict verdict, JournaledScope scope, CancellationToken cancellationToken)
    {
        var request = new ApprovalRequest
        {
            Run = scope.Below("approver"),
            Milestone = Milestone.ToolCall,
            Question = $"Is \"{call.Name}\" to be called with {OneLine.Of(call.Arguments, MaxShown)}? {(verdict.NeedsApproval ? verdict.Reason : "")}".TrimEnd(),
            Tool = call,
        };
        ApprovalDecision decision = (await Approving.AskAsync(setup.Approver, request, scope, cancellationToken).ConfigureAwait(false)).Decision;
        return decision.Approved
            ? Granted(verdict)
            : new ToolAdmission { IsGranted = false, Reason = decision.Reason.Length > 0 ? decision.Reason : $"{decision.By} denied it." };
    }
}
