namespace AgentLoop;

internal static class BudgetValidation
{
    /// <exception cref="AgentLoopException">A limit is negative.</exception>
    public static void Require(Budget budget)
    {
        (string Name, bool IsNegative)[] limits =
        [
            (nameof(Budget.MaxTokens), budget.MaxTokens < 0),
            (nameof(Budget.MaxCost), budget.MaxCost < 0),
            (nameof(Budget.MaxWallTime), budget.MaxWallTime < TimeSpan.Zero),
            (nameof(Budget.MaxModelCalls), budget.MaxModelCalls < 0),
            (nameof(Budget.MaxToolCalls), budget.MaxToolCalls < 0),
            (nameof(Budget.MaxIterations), budget.MaxIterations < 0),
            (nameof(Budget.MaxSandboxCpuTime), budget.MaxSandboxCpuTime < TimeSpan.Zero),
        ];
        foreach ((string name, bool isNegative) in limits)
        {
            if (isNegative)
                throw new AgentLoopException($"{name} is negative; leave it null for no limit.");
        }
    }
}
