using System.Globalization;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>One request to a model, made again while its failures are such as pass.</summary>
internal sealed class EndpointCall(IChatClient client, EndpointOptions options, TimeProvider clock, EndpointCaller caller)
{
    private EndpointFailures Failures => field ??= new EndpointFailures(client);

    private RetrySchedule Schedule => field ??= new RetrySchedule(options, clock, caller.CreateRandom());

    /// <exception cref="ModelCallException">There is no answer, and the time or the tries are used up, or another try would be no use.</exception>
    public async ValueTask<ChatResponse> PerformAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        using var total = new TimeLimit(options.TotalTimeout, clock, cancellationToken);
        long begun = clock.GetTimestamp();
        for (int number = 1; ; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            caller.OnBegin();
            var answer = new EndpointTry(client, request, options, clock, caller);
            try
            {
                return await answer.PerformAsync(total.Token).ConfigureAwait(false);
            }
            catch (HookException e)
            {
                ExceptionDispatchInfo.Throw(e.InnerException!);
            }
            catch (Exception e)
            {
                EndpointFailure failure = Describe(e, answer, total, cancellationToken);
                FailedTry failed = Describe(failure, number, answer, options.TotalTimeout - clock.GetElapsedTime(begun));
                await caller.OnFailedAsync(failed).ConfigureAwait(false);
                if (failure.Outcome == ModelOutcome.Cancelled)
                    cancellationToken.ThrowIfCancellationRequested();
                if (failed.Wait is not { } wait)
                    throw new ModelCallException(failure.Outcome, failure.Reason, e);
                await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private EndpointFailure Describe(Exception e, EndpointTry answer, TimeLimit total, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? EndpointFailures.Cancelled(e)
        : total.IsOver ? Failures.TimedOut($"was given {Time(options.TotalTimeout)} in all, and has not answered", e)
        : answer.HasPaused ? Failures.TimedOut($"has said nothing for {Time(options.IdleTimeout)}", e)
        : Failures.Read(e);

    /// <summary>A wait that does not fit into the time that is left is not begun: the call ends with what this try said.</summary>
    private FailedTry Describe(EndpointFailure failure, int number, EndpointTry answer, TimeSpan left) => new()
    {
        Number = number,
        Failure = failure,
        Pieces = answer.Pieces,
        Duration = answer.Elapsed,
        Wait = Schedule.After(number, failure) is { } wait && wait < left ? wait : null,
    };

    private static string Time(TimeSpan time) => time.TotalSeconds < 120
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} seconds")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} minutes");
}
