namespace AgentLoop;

/// <summary>The strategies that come with the loop.</summary>
public static class Strategies
{
    /// <summary>One candidate, once: for a generator that is nearly always right, or as the yardstick of a comparison.</summary>
    public static ILoopStrategy SingleShot { get; } = new SingleShotStrategy();

    /// <summary>One candidate after another, each made with what was learned from those before: for a generator that learns from feedback.</summary>
    /// <param name="maxAttempts">How many to try at most; at least 1.</param>
    /// <param name="attemptsPerPlan">
    /// After how many failed attempts the plan is revised by what became of them, and again after as many under the new one; at least 1.
    /// <see langword="null"/> to keep the first plan.
    /// </param>
    public static ILoopStrategy Repair(int maxAttempts = 5, int? attemptsPerPlan = null) => new RepairStrategy(
        Positive(maxAttempts, nameof(maxAttempts)),
        attemptsPerPlan is { } attempts ? Positive(attempts, nameof(attemptsPerPlan)) : null);

    /// <summary>Several candidates from one request, the best of those that pass: for a generator whose answers vary, or one without a model.</summary>
    /// <param name="count">How many to take at most; at least 1.</param>
    /// <param name="stopAtFirstPass">Whether the first that passes is enough.</param>
    public static ILoopStrategy BestOfN(int count, bool stopAtFirstPass = false) =>
        new BestOfNStrategy(Positive(count, nameof(count)), stopAtFirstPass);

    private static int Positive(int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        return value;
    }
}
