namespace AgentLoop;

/// <summary>Says whether a model's tool call may be made: what the policies and the approver say, recorded.</summary>
/// <remarks>Safe for concurrent use with different scopes.</remarks>
public interface IToolGate
{
    /// <summary>Decides on a call.</summary>
    /// <exception cref="BudgetExhaustedException">There is no budget left for tool calls.</exception>
    ValueTask<ToolAdmission> AdmitAsync(ToolGateRequest request, CancellationToken cancellationToken = default);
}
