namespace AgentLoop;

internal static class PluginFault
{
    /// <summary>Whether what a plugin threw is its own fault, and not the loop's way of ending a step.</summary>
    public static bool IsContained(Exception e) => e is not (DivergenceException or ProvenanceException or BudgetExhaustedException or WorkspaceFault or OutcomeUnknownFault);
}
