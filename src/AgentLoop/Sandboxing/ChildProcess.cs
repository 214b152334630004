using System.Diagnostics;
using System.Globalization;

namespace AgentLoop;

/// <summary>The one place that starts processes: everything the library runs goes through here.</summary>
internal static class ChildProcess
{
    /// <summary>How long the output is still read after the process has exited while something it left behind holds it open.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);

    private static long _started;

    /// <summary>Runs a process to its end. A process that fails, hangs or cannot be started is a result.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled; the process and all it started is dead.</exception>
    public static async ValueTask<ChildResult> RunAsync(ChildStart start, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long began = Stopwatch.GetTimestamp();
        start = start with { Mark = start.Mark ?? NextMark() };
        using CommandLimits? limits = start.Limits?.Begin();
        if (ChildLauncher.Start(start, limits, out string failure) is not { } child)
            return Explained(ChildResult.NotStarted(failure), limits);

        ChildPipes pipes = ChildPipes.Attach(child, start);
        Task<ChildExit> exit = BlockingThreads.RunAsync(child.WaitForExit);
        TimeSpan? killed = await KilledAsync(child, exit, start.Timeout, cancellationToken).ConfigureAwait(false);

        ChildExit end = await exit.ConfigureAwait(false);
        await pipes.FinishAsync(Grace).ConfigureAwait(false);
        ChildResult result = pipes.Result(end.Code) with
        {
            TimedOut = killed is not null,
            Duration = Stopwatch.GetElapsedTime(began),
            CpuTime = end.CpuTime + killed.GetValueOrDefault(),
        };
        if (killed is not null)
            cancellationToken.ThrowIfCancellationRequested();
        return Explained(result, limits);
    }

    private static ChildResult Explained(ChildResult result, CommandLimits? limits) => limits?.Explain(result) ?? result;

    /// <summary>Waits for the end; what its descendants had used of the processor if they had to be killed.</summary>
    private static async ValueTask<TimeSpan?> KilledAsync(
        IChild child, Task<ChildExit> exit, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await exit.WaitAsync(timeout, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception ended) when (ended is TimeoutException or OperationCanceledException)
        {
            return child.KillTree();
        }
    }

    private static string NextMark() =>
        string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Interlocked.Increment(ref _started)}.");
}
