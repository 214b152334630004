namespace AgentLoop;

/// <summary>Reserves before and settles after, for all branches of a run together.</summary>
internal sealed class BudgetLedger(Budget budget, Spending spent)
{
    /// <summary>A run within a run that could not call a model once could do nothing.</summary>
    private static readonly Spending Step = new() { InputTokens = 1, ModelCalls = 1 };

    private readonly Lock gate = new();
    private Spending used = spent;

    /// <summary>Sets the estimate aside.</summary>
    /// <exception cref="BudgetExhaustedException">That would exceed the budget; nothing is set aside.</exception>
    public Reservation Reserve(Spending estimate)
    {
        lock (gate)
        {
            Spending wanted = used + estimate;
            if (BudgetRule.FirstExceeded(budget, wanted) is { } dimension)
                throw new BudgetExhaustedException(dimension, BudgetRule.Explain(budget, wanted, dimension));
            used = wanted;
            return new Reservation(this, estimate);
        }
    }

    /// <summary>
    /// Sets nothing aside for something that uses of this dimension alone, as much as it will: what was found while there was budget for it is judged,
    /// although there is none for going on. What it has used is <see cref="Spend"/>'s to say.
    /// </summary>
    /// <exception cref="BudgetExhaustedException">There is nothing left of it.</exception>
    public void Require(BudgetDimension dimension)
    {
        lock (gate)
        {
            if (BudgetRule.IsExceeded(budget, used, dimension))
                throw new BudgetExhaustedException(dimension, BudgetRule.Explain(budget, used, dimension));
        }
    }

    /// <summary>Sets aside what a run within this one may use: what it wants, as far as there is so much left.</summary>
    /// <exception cref="BudgetExhaustedException">There is nothing left of something that it needs.</exception>
    public Reservation Carve(Budget wanted, out Budget granted)
    {
        lock (gate)
        {
            if (BudgetRule.FirstExceeded(budget, used + Step) is { } dimension)
                throw new BudgetExhaustedException(dimension, BudgetRule.Explain(budget, used + Step, dimension));
            granted = BudgetRule.Within(wanted, budget, used);
            Spending whole = BudgetRule.WholeOf(granted, budget);
            used += whole;
            return new Reservation(this, whole);
        }
    }

    /// <summary>What was used that nothing was set aside for.</summary>
    public void Spend(Spending actual)
    {
        lock (gate)
            used += actual;
    }

    /// <summary>Puts what was used in the place of what was set aside.</summary>
    public void Settle(Spending reserved, Spending actual)
    {
        lock (gate)
            used = used.Exchange(reserved, actual);
    }
}
