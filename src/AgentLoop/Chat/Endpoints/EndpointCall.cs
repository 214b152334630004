using System.Globalization;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>One request to a model, made again while its failures are such as pass.</summary>
internal sealed class EndpointCall(IChatClient client, EndpointOptions options, TimeProvider clock, Func<Random> random, TryHooks hooks)
{
    private readonly Lazy<EndpointFailures> failures = new(() => new EndpointFailures(client));
    private readonly Lazy<RetrySchedule> schedule = new(() => new RetrySchedule(options, clock, random()));

    /// <exception cref="ModelCallException">There is no answer, and the time or the tries are used up, or another try would be no use.</exception>
    public async ValueTask<ChatResponse> PerformAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        using var total = new CancellationTokenSource(options.TotalTimeout, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, total.Token);
        for (int number = 1; ; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hooks.OnBegin();
            var answer = new EndpointTry(client, request, options, clock, hooks);
            try
            {
                return await answer.PerformAsync(stop.Token).ConfigureAwait(false);
            }
            catch (HookException e)
            {
                ExceptionDispatchInfo.Throw(e.InnerException!);
            }
            catch (Exception e)
            {
                FailedTry failed = Describe(e, number, answer, total, cancellationToken);
                await hooks.OnFailed(failed).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                if (failed.Wait is null)
                    throw new ModelCallException(failed.Failure.Outcome, failed.Failure.Reason, e);
                await WaitAsync(failed, stop.Token, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private FailedTry Describe(Exception e, int number, EndpointTry answer, CancellationTokenSource total, CancellationToken cancellationToken)
    {
        EndpointFailure failure = cancellationToken.IsCancellationRequested ? EndpointFailures.Cancelled(e)
            : total.IsCancellationRequested ? failures.Value.TimedOut($"was given {Time(options.TotalTimeout)} in all, and has not answered", e)
            : answer.HasPaused ? failures.Value.TimedOut($"has said nothing for {Time(options.IdleTimeout)}", e)
            : failures.Value.Read(e);
        return new FailedTry
        {
            Number = number,
            Failure = failure,
            Pieces = answer.Pieces,
            Duration = answer.Elapsed,
            Wait = total.IsCancellationRequested ? null : schedule.Value.After(number, failure),
        };
    }

    /// <summary>A wait that the whole call's time does not allow ends it with what the last try said.</summary>
    private async Task WaitAsync(FailedTry failed, CancellationToken stop, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(failed.Wait!.Value, clock, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ModelCallException(failed.Failure.Outcome, failed.Failure.Reason, e);
        }
    }

    private static string Time(TimeSpan time) => time.TotalSeconds < 120
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} seconds")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} minutes");
}
