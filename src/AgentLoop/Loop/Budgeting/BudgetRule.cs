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

    /// <summary>Of what is wanted, as much as there is left. What is limited in neither is not limited.</summary>
    public static Budget Within(Budget wanted, Budget budget, Spending used) => wanted with
    {
        MaxTokens = Least(wanted.MaxTokens, budget.MaxTokens - used.InputTokens - used.OutputTokens),
        MaxCost = Least(wanted.MaxCost, budget.MaxCost - used.Cost),
        MaxModelCalls = Least(wanted.MaxModelCalls, budget.MaxModelCalls - used.ModelCalls),
        MaxToolCalls = Least(wanted.MaxToolCalls, budget.MaxToolCalls - used.ToolCalls),
        MaxSandboxCpuTime = Least(wanted.MaxSandboxCpuTime, budget.MaxSandboxCpuTime - used.SandboxCpuTime),
    };

    /// <summary>All of a budget, as far as the one that it was taken from is limited.</summary>
    public static Spending WholeOf(Budget granted, Budget from) => new()
    {
        InputTokens = from.MaxTokens is null ? 0 : granted.MaxTokens ?? 0,
        Cost = from.MaxCost is null ? 0 : granted.MaxCost ?? 0,
        ModelCalls = from.MaxModelCalls is null ? 0 : granted.MaxModelCalls ?? 0,
        ToolCalls = from.MaxToolCalls is null ? 0 : granted.MaxToolCalls ?? 0,
        SandboxCpuTime = from.MaxSandboxCpuTime is null ? TimeSpan.Zero : granted.MaxSandboxCpuTime ?? TimeSpan.Zero,
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

    private static T? Least<T>(T? a, T? b)
        where T : struct, IComparable<T> =>
        a is not { } first ? b : b is not { } second || first.CompareTo(second) <= 0 ? a : b;
}
