namespace AgentLoop;

/// <summary>
/// A budget would be exceeded by what was about to be done. Plugins let it pass: the loop ends the step and the run with
/// what it has so far.
/// </summary>
public sealed class BudgetExhaustedException : AgentLoopException
{
    /// <summary>Names the dimension of the budget that has run out.</summary>
    public BudgetExhaustedException(BudgetDimension dimension, string message)
        : base(message) => Dimension = dimension;

    /// <summary>What has run out.</summary>
    public BudgetDimension Dimension { get; }
}
