namespace AgentLoop;

/// <summary>
/// Threads for work that blocks, kept for a while and used again: to make one costs more than to start a process. Work never waits for other work to
/// end, as it would in the pool of the framework, where it would hold up everything else besides.
/// </summary>
internal static class BlockingThreads
{
    private const int StackBytes = 256 * 1024;

    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(30);
    private static readonly Queue<Action> Waiting = [];
    private static int _idle;

    /// <summary>Runs the work on a thread of its own. What it throws is in the task.</summary>
    public static Task<T> RunAsync<T>(Func<T> work)
    {
        TaskCompletionSource<T> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                result.SetResult(work());
            }
            catch (Exception failure)
            {
                result.SetException(failure);
            }
        });
        return result.Task;
    }

    private static void Post(Action work)
    {
        lock (Waiting)
        {
            Waiting.Enqueue(work);
            if (Waiting.Count <= _idle)
            {
                Monitor.Pulse(Waiting);
                return;
            }
        }

        new Thread(Serve, StackBytes) { IsBackground = true, Name = "AgentLoop I/O" }.UnsafeStart();
    }

    private static void Serve()
    {
        while (Next() is { } work)
            work();
    }

    private static Action? Next()
    {
        lock (Waiting)
        {
            while (Waiting.Count == 0)
            {
                _idle++;
                bool woken = Monitor.Wait(Waiting, Keep);
                _idle--;
                if (!woken && Waiting.Count == 0)
                    return null;
            }

            return Waiting.Dequeue();
        }
    }
}
