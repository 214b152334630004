namespace AgentLoop;

/// <summary>What a budget limits.</summary>
public enum BudgetDimension
{
    /// <summary><see cref="Budget.MaxTokens"/>.</summary>
    Tokens,

    /// <summary><see cref="Budget.MaxCost"/>.</summary>
    Cost,

    /// <summary><see cref="Budget.MaxWallTime"/>.</summary>
    WallTime,

    /// <summary><see cref="Budget.MaxModelCalls"/>.</summary>
    ModelCalls,

    /// <summary><see cref="Budget.MaxToolCalls"/>.</summary>
    ToolCalls,

    /// <summary><see cref="Budget.MaxIterations"/>.</summary>
    Iterations,

    /// <summary><see cref="Budget.MaxSandboxCpuTime"/>.</summary>
    SandboxCpuTime,
}
