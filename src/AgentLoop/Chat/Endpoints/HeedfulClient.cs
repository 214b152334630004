using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>Waits for a chat client that may not heed cancellation: it is given a moment to, and left to itself after that.</summary>
internal static class HeedfulClient
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    /// <summary>What the client gives.</summary>
    /// <exception cref="TimeoutException">It was cancelled, and has not ended all the same.</exception>
    public static async Task<T> HeedAsync<T>(this Task<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!work.IsCompleted)
        {
            return await work.WaitAsync(Moment, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>What the client streams.</summary>
    /// <exception cref="TimeoutException">It was cancelled, and has not ended all the same.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(IAsyncEnumerable<T> stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<T> pieces = stream.GetAsyncEnumerator(cancellationToken);
        Task<bool> next = Task.FromResult(true);
        try
        {
            while (await (next = pieces.MoveNextAsync().AsTask()).HeedAsync(cancellationToken).ConfigureAwait(false))
                yield return pieces.Current;
        }
        finally
        {
            Task end = EndAsync(next, pieces);
            if (next.IsCompleted)
                await end.ConfigureAwait(false); // otherwise nobody can, until the client gives in
        }
    }

    private static async Task EndAsync(Task next, IAsyncDisposable pieces)
    {
        await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await pieces.DisposeAsync().ConfigureAwait(false);
    }
}
