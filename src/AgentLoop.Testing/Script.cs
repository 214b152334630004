using System.Runtime.ExceptionServices;

namespace AgentLoop.Testing;

/// <summary>What was written down to be answered, an entry per request, what was asked, and what was expected in vain. Safe for parallel use.</summary>
internal sealed class Script<TEntry, TRequest>
    where TEntry : class
{
    private readonly Lock guard = new();
    private readonly Queue<TEntry> entries = new();
    private readonly List<TRequest> requests = [];
    private readonly List<Exception> disappointments = [];

    /// <summary>Answers every request after the end.</summary>
    public TEntry? Otherwise { get; set; }

    public IReadOnlyList<TRequest> Requests
    {
        get
        {
            lock (guard)
                return [.. requests];
        }
    }

    public int Remaining
    {
        get
        {
            lock (guard)
                return entries.Count;
        }
    }

    public void Add(TEntry entry)
    {
        lock (guard)
            entries.Enqueue(entry);
    }

    /// <summary>The entry for a request, and which request it is, from 1; no entry at the end.</summary>
    public TEntry? Next(TRequest request, out int number)
    {
        lock (guard)
        {
            requests.Add(request);
            number = requests.Count;
            return entries.TryDequeue(out TEntry? entry) ? entry : Otherwise;
        }
    }

    /// <summary>Keeps what an expectation threw for <see cref="Verify"/>.</summary>
    public void Disappoint(Exception exception)
    {
        lock (guard)
            disappointments.Add(exception);
    }

    public void Verify()
    {
        lock (guard)
        {
            if (disappointments is [var first, ..])
                ExceptionDispatchInfo.Throw(first);
            if (entries.Count > 0)
                throw new AgentLoopException($"{entries.Count} answers of the script were not asked for; {requests.Count} calls came.");
        }
    }
}
