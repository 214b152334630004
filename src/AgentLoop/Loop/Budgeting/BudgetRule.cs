using System.Globalization;

namespace AgentLoop;

/// <summary>When a budget is exceeded.</summary>
internal static class BudgetRule
{
    /// <summary>The first dimension of which more is used than there is.</summary>
    public static BudgetDimension? FirstExceeded(Budget budget, Spending used) => used switch
    {
        _ when used.InputTokens + used.OutputTokens > budget.MaxTokens => BudgetDimension.Tokens,
        _ when used.Cost > budget.MaxCost => BudgetDimension.Cost,
        _ when used.ModelCalls > budget.MaxModelCalls => BudgetDimension.ModelCalls,
        _ when used.ToolCalls > budget.MaxToolCalls => BudgetDimension.ToolCalls,
        _ when used.Iterations > budget.MaxIterations => BudgetDimension.Iterations,
        _ when used.SandboxCpuTime > budget.MaxSandboxCpuTime => BudgetDimension.SandboxCpuTime,
        _ => null,
    };

    public static string Explain(Budget budget, Spending wanted, BudgetDimension dimension) => dimension switch
    {
        BudgetDimension.Tokens => Text("tokens", wanted.InputTokens + wanted.OutputTokens, budget.MaxTokens),
        BudgetDimension.Cost => Text("cost", wanted.Cost, budget.MaxCost),
        BudgetDimension.ModelCalls => Text("model calls", wanted.ModelCalls, budget.MaxModelCalls),
        BudgetDimension.ToolCalls => Text("tool calls", wanted.ToolCalls, budget.MaxToolCalls),
        BudgetDimension.Iterations => Text("iterations", wanted.Iterations, budget.MaxIterations),
        BudgetDimension.SandboxCpuTime => Text("sandbox processor time", wanted.SandboxCpuTime, budget.MaxSandboxCpuTime),
        _ => Text("wall time", "more", budget.MaxWallTime),
    };

    private static string Text(string what, object wanted, object? limit) =>
        string.Create(CultureInfo.InvariantCulture, $"The budget for {what} is {limit}, and going on would take {wanted}.");
}
