namespace AgentLoop;

/// <summary>Something set aside from a budget. Disposed without having been settled, it is given back.</summary>
internal sealed class Reservation(BudgetLedger ledger, Spending reserved) : IDisposable
{
    private bool isSettled;

    public void Settle(Spending actual)
    {
        if (isSettled)
            return;
        isSettled = true;
        ledger.Settle(reserved, actual);
    }

    public void Dispose() => Settle(Spending.None);
}
