namespace AgentLoop;

/// <summary>What calls of one model came to.</summary>
internal sealed class ModelUse
{
    public Spending Spent { get; private set; } = Spending.None;

    public TimeSpan Time { get; private set; }

    public void Add(Spending spending, TimeSpan time)
    {
        Spent += spending;
        Time += time;
    }
}
