using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>Does several things at the same time and hands their results over in order, as soon as that allows.</summary>
internal static class ParallelSamples
{
    /// <summary>The results of samples 1 to <paramref name="count"/>. Leaving the enumeration cancels what still runs, and waits for it.</summary>
    /// <exception cref="BudgetExhaustedException">There was no budget for some of them; it is thrown after the results of the others, which are paid.</exception>
    public static async IAsyncEnumerable<T> TakeAsync<T>(
        int count, int maxParallel, Func<int, CancellationToken, Task<T>> sample, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using SemaphoreSlim gate = new(maxParallel);
        Task<T>[] tasks = [.. Enumerable.Range(1, Math.Max(0, count)).Select(i => InTurnAsync(gate, token => sample(i, token), stop.Token))];
        BudgetExhaustedException? exhausted = null;
        try
        {
            foreach (Task<T> task in tasks)
            {
                await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (task.Exception?.InnerException is BudgetExhaustedException e)
                    exhausted ??= e;
                else
                    yield return await task.ConfigureAwait(false);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(tasks)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (exhausted is not null)
            throw exhausted;
    }

    private static async Task<T> InTurnAsync<T>(SemaphoreSlim gate, Func<CancellationToken, Task<T>> sample, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await sample(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }
}
