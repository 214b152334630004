using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Pays the tries of a model call from the budget, and records those that gave no answer and what comes of the one that does.</summary>
internal sealed class CallMeter : EndpointCaller, IDisposable
{
    private readonly JournaledScope scope;
    private readonly ModelUsage usage;
    private readonly ArtifactReference prompt;
    private readonly AnswerProgress? progress;
    private Reservation? reservation;

    public CallMeter(JournaledScope scope, ArtifactReference prompt, ChatRequest request, string? defaultModel)
    {
        this.scope = scope;
        this.prompt = prompt;
        usage = new ModelUsage(request, defaultModel, scope.Services.Price);
        if (request.IsStreamed)
            progress = new AnswerProgress(scope);
    }

    /// <summary>How many tries were begun.</summary>
    public int Tries { get; private set; }

    /// <summary>What the last try used.</summary>
    public Spending Spent { get; private set; } = Spending.None;

    /// <summary>What a try is taken to use of which nothing is known.</summary>
    public Spending Estimate() => usage.Estimate();

    /// <summary>Pays for an answer; says whether the endpoint left it to be estimated.</summary>
    public bool Settle(ChatResponse response)
    {
        Spent = usage.Of(response, out bool isEstimated);
        reservation?.Settle(Spent);
        return isEstimated;
    }

    public void Dispose() => reservation?.Dispose();

    /// <summary>Chance in the waits is seeded as all chance of a run is, and shared with no plugin.</summary>
    public override Random CreateRandom() => ScopeRandom.Create(scope.Services.Seed, $"{scope.Path}/{prompt.Digest}");

    public override void OnBegin()
    {
        reservation = scope.Services.Ledger.Reserve(usage.Estimate());
        Tries++;
    }

    public override ValueTask OnPieceAsync(ChatResponseUpdate piece) => progress?.AddAsync(piece) ?? ValueTask.CompletedTask;

    /// <summary>The answer is whole.</summary>
    public ValueTask CompleteAsync() => progress?.CompleteAsync() ?? ValueTask.CompletedTask;

    public override async ValueTask OnFailedAsync(FailedTry failed)
    {
        Spent = usage.Of(failed);
        reservation?.Settle(Spent);
        if (progress is not null)
            await progress.EndAsync().ConfigureAwait(false);
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
}
