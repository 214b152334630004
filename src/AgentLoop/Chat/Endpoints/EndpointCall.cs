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
        long begun = clock.GetTimestamp();
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
                EndpointFailure failure = Describe(e, answer, total, cancellationToken);
                FailedTry failed = Describe(failure, number, answer, options.TotalTimeout - clock.GetElapsedTime(begun));
                await hooks.OnFailed(failed).ConfigureAwait(false);
                if (failure.Outcome == ModelOutcome.Cancelled)
                    cancellationToken.ThrowIfCancellationRequested();
                if (failed.Wait is not { } wait)
                    throw new ModelCallException(failure.Outcome, failure.Reason, e);
                await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private EndpointFailure Describe(Exception e, EndpointTry answer, CancellationTokenSource total, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? EndpointFailures.Cancelled(e)
        : total.IsCancellationRequested ? failures.Value.TimedOut($"was given {Time(options.TotalTimeout)} in all, and has not answered", e)
        : answer.HasPaused ? failures.Value.TimedOut($"has said nothing for {Time(options.IdleTimeout)}", e)
        : failures.Value.Read(e);

    /// <summary>A wait that does not fit into the time that is left is not begun: the call ends with what this try said.</summary>
    private FailedTry Describe(EndpointFailure failure, int number, EndpointTry answer, TimeSpan left) => new()
    {
        Number = number,
        Failure = failure,
        Pieces = answer.Pieces,
        Duration = answer.Elapsed,
        Wait = schedule.Value.After(number, failure) is { } wait && wait < left ? wait : null,
    };

    private static string Time(TimeSpan time) => time.TotalSeconds < 120
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} seconds")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} minutes");
}
