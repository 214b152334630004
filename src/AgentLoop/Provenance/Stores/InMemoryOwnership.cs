namespace AgentLoop;

/// <summary>Which runs are being performed, within one process.</summary>
internal sealed class InMemoryOwnership
{
    private readonly Lock gate = new();
    private readonly HashSet<string> owned = new(StringComparer.Ordinal);

    public IAsyncDisposable Own(string runId)
    {
        lock (gate)
        {
            if (!owned.Add(runId))
                throw new ProvenanceException(ProvenanceError.Locked, $"Run \"{runId}\" is being performed already; wait for it to end, or end it.");
        }
        return new Ownership(this, runId);
    }

    private sealed class Ownership(InMemoryOwnership owner, string runId) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            lock (owner.gate)
            {
                owner.owned.Remove(runId);
            }
            return ValueTask.CompletedTask;
        }
    }
}
