namespace AgentLoop.Testing;

/// <summary>What a fake was asked, in order; safe for parallel calls.</summary>
internal sealed class CallLog<T>
{
    private readonly Lock guard = new();
    private readonly List<T> calls = [];

    public IReadOnlyList<T> Calls
    {
        get
        {
            lock (guard)
                return [.. calls];
        }
    }

    public void Add(T call)
    {
        lock (guard)
            calls.Add(call);
    }
}
