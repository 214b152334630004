using System.Collections.Concurrent;

namespace AgentLoop;

/// <summary>Remembers the baselines of a few repositories for as long as the process lasts.</summary>
public sealed class InMemoryBaselineCache : IBaselineCache
{
    private const int MaxKept = 64;
    private readonly ConcurrentQueue<Digest> order = new();
    private readonly ConcurrentDictionary<Digest, Evaluation> kept = new();

    /// <inheritdoc/>
    public ValueTask<Evaluation?> FindAsync(Digest key, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(kept.GetValueOrDefault(key));

    /// <inheritdoc/>
    public ValueTask KeepAsync(Digest key, Evaluation evaluation, CancellationToken cancellationToken = default)
    {
        if (kept.TryAdd(key, evaluation))
            order.Enqueue(key);
        while (kept.Count > MaxKept && order.TryDequeue(out Digest oldest))
            kept.TryRemove(oldest, out _);
        return ValueTask.CompletedTask;
    }
}
