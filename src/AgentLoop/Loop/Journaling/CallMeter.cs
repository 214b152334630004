using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Pays the tries of a model call from the budget, and records those that gave no answer and what comes of the one that does.</summary>
internal sealed class CallMeter : IDisposable
{
    private readonly JournaledScope scope;
    private readonly ModelUsage usage;
    private readonly AnswerProgress progress;
    private Reservation? reservation;

    public CallMeter(JournaledScope scope, ChatRequest request, string? defaultModel)
    {
        this.scope = scope;
        usage = new ModelUsage(request, defaultModel, scope.Services.Price);
        progress = new AnswerProgress(scope.Services.Endpoint.UpdateInterval, scope.Services.Clock, Tell);
    }

    /// <summary>How many tries were begun.</summary>
    public int Tries { get; private set; }

    /// <summary>What the last try used.</summary>
    public Spending Spent { get; private set; } = Spending.None;

    public TryHooks Hooks => new() { OnBegin = Begin, OnPiece = progress.AddAsync, OnFailed = FailAsync };

    /// <summary>Pays for an answer; says whether the endpoint left it to be estimated.</summary>
    public bool Settle(ChatResponse response)
    {
        Spent = usage.Of(response, out bool isEstimated);
        reservation?.Settle(Spent);
        return isEstimated;
    }

    public void Dispose() => reservation?.Dispose();

    private void Begin()
    {
        reservation = scope.Services.Ledger.Reserve(usage.Estimate());
        Tries++;
    }

    private async ValueTask FailAsync(FailedTry failed)
    {
        Spent = usage.Of(failed);
        reservation?.Settle(Spent);
        await progress.FlushAsync().ConfigureAwait(false);
        if (failed.Wait is null && failed.Failure.Outcome != ModelOutcome.Cancelled)
            return;

        await scope.RecordAsync(new ModelTried
        {
            Number = failed.Number,
            Outcome = failed.Failure.Outcome,
            Reason = failed.Failure.Reason,
            Spending = Spent,
            Duration = failed.Duration,
            Wait = failed.Wait,
        }).ConfigureAwait(false);
    }

    private async ValueTask Tell(ModelAnswering answering) => await scope.RecordAsync(answering).ConfigureAwait(false);
}
