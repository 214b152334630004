namespace AgentLoop;

/// <summary>Remembers what evaluators said of untouched repositories, so that the same files are not judged twice.</summary>
/// <remarks>Safe for concurrent use. What it gives back is believed: it belongs to the host, out of reach of what runs in a sandbox.</remarks>
public interface IBaselineCache
{
    /// <summary>What was kept under a key; <see langword="null"/> where nothing was, or it cannot be read any more.</summary>
    ValueTask<Evaluation?> FindAsync(Digest key, CancellationToken cancellationToken = default);

    /// <summary>Keeps an evaluation under a key.</summary>
    ValueTask KeepAsync(Digest key, Evaluation evaluation, CancellationToken cancellationToken = default);
}
