using System.Globalization;

namespace AgentLoop;

/// <summary>When a budget is exceeded.</summary>
internal static class BudgetRule
{
    /// <summary>The first dimension of which more is used than there is.</summary>
    public static BudgetDimension? FirstExceeded(Budget budget, Spending used)
    {
        for (var dimension = BudgetDimension.Tokens; dimension <= BudgetDimension.SandboxCpuTime; dimension++)
        {
            if (IsExceeded(budget, used, dimension))
                return dimension;
        }

        return null;
    }

    public static bool IsExceeded(Budget budget, Spending used, BudgetDimension dimension) => dimension switch
    {
        BudgetDimension.Tokens => used.InputTokens + used.OutputTokens > budget.MaxTokens,
        BudgetDimension.Cost => used.Cost > budget.MaxCost,
        BudgetDimension.ModelCalls => used.ModelCalls > budget.MaxModelCalls,
        BudgetDimension.ToolCalls => used.ToolCalls > budget.MaxToolCalls,
        BudgetDimension.Iterations => used.Iterations > budget.MaxIterations,
        BudgetDimension.SandboxCpuTime => used.SandboxCpuTime > budget.MaxSandboxCpuTime,
        _ => false, // wall time is what the clock says
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
