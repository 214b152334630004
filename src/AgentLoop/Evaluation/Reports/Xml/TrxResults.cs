namespace AgentLoop;

/// <summary>The results of a TRX file that are open, one in the other; each is used again for the next at its place.</summary>
internal sealed class TrxResults
{
    private readonly List<TrxResult> results = [];
    private int count;

    /// <summary>The innermost one.</summary>
    public TrxResult? Top => count == 0 ? null : results[count - 1];

    public TrxResult Push(int depth, TrxId testId)
    {
        if (Top is { } parent)
            parent.HasRows = true;
        if (count == results.Count)
            results.Add(new TrxResult());

        TrxResult result = results[count++];
        result.Depth = depth;
        result.TestId = testId;
        result.HasRows = false;
        result.Test.Clear();
        return result;
    }

    public void Pop() => count--;
}
