using System.Diagnostics.CodeAnalysis;

namespace AgentLoop;

/// <summary>
/// What a journal holds of the steps that are performed again, by scope. Each scope is read by its own branch only, in order,
/// so that timing between branches does not matter.
/// </summary>
internal sealed class RecordedEvents
{
    private readonly Dictionary<string, Queue<RunEvent>> scopes = new(StringComparer.Ordinal);

    public RecordedEvents(IEnumerable<RunEvent> events)
    {
        foreach (RunEvent e in events.Where(e => e is not ClockRead))
        {
            if (!scopes.TryGetValue(e.Scope, out Queue<RunEvent>? queue))
                scopes[e.Scope] = queue = new Queue<RunEvent>();
            queue.Enqueue(e);
        }
    }

    /// <summary>The event that was not met again although it should have been, if there is one.</summary>
    public RunEvent? Unmet => scopes.Values.Where(q => q.Count > 0).Select(q => q.Peek()).MinBy(e => e.Sequence);

    public bool TryPeek(string scope, [NotNullWhen(true)] out RunEvent? next)
    {
        next = null;
        if (!scopes.TryGetValue(scope, out Queue<RunEvent>? queue))
            return false;
        lock (queue)
            return queue.TryPeek(out next);
    }

    public RunEvent Take(string scope)
    {
        Queue<RunEvent> queue = scopes[scope];
        lock (queue)
            return queue.Dequeue();
    }

    /// <summary>How a scope ended, as far as it is recorded.</summary>
    public RunEvent? LastOf(string scope)
    {
        if (!scopes.TryGetValue(scope, out Queue<RunEvent>? queue))
            return null;
        lock (queue)
            return queue.LastOrDefault();
    }

    /// <summary>Takes all that is left of a scope and of those below it, in the order it was recorded.</summary>
    public IReadOnlyList<RunEvent> TakeTree(string scope)
    {
        string below = scope + "/";
        var taken = new List<RunEvent>();
        foreach ((string name, Queue<RunEvent> queue) in scopes)
        {
            if (name != scope && !name.StartsWith(below, StringComparison.Ordinal))
                continue;
            lock (queue)
            {
                taken.AddRange(queue);
                queue.Clear();
            }
        }
        taken.Sort((a, b) => a.Sequence.CompareTo(b.Sequence));
        return taken;
    }
}
