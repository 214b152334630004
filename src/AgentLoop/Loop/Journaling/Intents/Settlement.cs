using System.Globalization;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Settles one effect that was begun and of which there is no result.</summary>
internal sealed class Settlement(JournaledScope scope, OpenIntent open, string effect, string name)
{
    /// <summary>It is done again, which is right for what costs nothing but what it costs; what it may have used is taken to be used.</summary>
    public Task RepeatAsync(Spending? lost)
    {
        if (lost is not null)
            scope.Services.Ledger.Spend(lost);
        return scope.RecordAsync(Unknown(Reconciliation.Unknown("The process ended while it went on, so it is done again."), isSettled: true) with { Spending = lost });
    }

    /// <summary>What came of it; nothing where it did not happen, and is to be done.</summary>
    /// <exception cref="OutcomeUnknownFault">Only the host can say.</exception>
    public async ValueTask<T?> FindAsync<T>(Finding<T> finding, CancellationToken cancellationToken)
        where T : EffectRecorded
    {
        (Reconciliation found, T? result) = await AskAllAsync(finding, cancellationToken).ConfigureAwait(false);
        await scope.RecordAsync(Unknown(found, found.Outcome == EffectOutcome.DidNotHappen)).ConfigureAwait(false);
        if (found.Outcome != EffectOutcome.Unknown)
            return result;
        return finding.Concede is { } concede ? await concede(found.Reason).ConfigureAwait(false) : throw GiveUp(found.Reason);
    }

    /// <summary>Asks one after another until one knows.</summary>
    private async ValueTask<(Reconciliation Found, T? Result)> AskAllAsync<T>(Finding<T> finding, CancellationToken cancellationToken)
        where T : EffectRecorded
    {
        ReconcileRequest request = finding.Describe(Describe());
        Reconciliation found = Reconciliation.Unknown();
        foreach (Func<ReconcileRequest, CancellationToken, ValueTask<Reconciliation>> ask in Askable(finding.Own))
        {
            (Reconciliation said, T? result) = await AskAsync(ask, request, finding, cancellationToken).ConfigureAwait(false);
            if (said.Outcome != EffectOutcome.Unknown)
                return (said, result);
            found = said.Reason.Length > 0 ? said : found;
        }

        return (found, null);
    }

    private IEnumerable<Func<ReconcileRequest, CancellationToken, ValueTask<Reconciliation>>> Askable(
        Func<ReconcileRequest, CancellationToken, ValueTask<Reconciliation>>? own)
    {
        if (open.Answer is { } answer)
            yield return (_, _) => ValueTask.FromResult(answer);
        if (own is not null)
            yield return own;
        if (scope.Services.Reconciler is { } host)
            yield return host.ReconcileAsync;
    }

    private static async ValueTask<(Reconciliation Said, T? Result)> AskAsync<T>(
        Func<ReconcileRequest, CancellationToken, ValueTask<Reconciliation>> ask, ReconcileRequest request, Finding<T> finding, CancellationToken cancellationToken)
        where T : EffectRecorded
    {
        try
        {
            Reconciliation said = await ask(request, cancellationToken).ConfigureAwait(false);
            return (said, said.Outcome == EffectOutcome.Happened ? await finding.Recall(said.Result).ConfigureAwait(false) : null);
        }
        catch (JsonException e)
        {
            return (Reconciliation.Unknown($"What it is said to have given cannot be read: {e.Message}"), null);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && PluginFault.IsContained(e))
        {
            return (Reconciliation.Unknown($"Finding out failed: {e.Message}"), null);
        }
    }

    private ReconcileRequest Describe() => new()
    {
        RunId = scope.RunId,
        Intent = open.Started.Sequence,
        Scope = scope.Path,
        Effect = effect,
        Request = name,
        StartedAt = open.Started.At,
    };

    private EffectOutcomeUnknown Unknown(Reconciliation found, bool isSettled) => new()
    {
        Effect = effect,
        Request = name,
        Intent = open.Started.Sequence,
        Found = found.Outcome,
        Reason = found.Reason.Length > 0 ? found.Reason : "Nobody can say.",
        IsSettled = isSettled,
    };

    private OutcomeUnknownFault GiveUp(string reason)
    {
        string because = reason.Length > 0 ? $" ({reason})" : "";
        OutcomeUnknownFault fault = new(scope.Path, string.Create(
            CultureInfo.InvariantCulture,
            $"Whether \"{name}\" ({effect}), begun on {open.Started.At:u} in \"{scope.Path}\", happened is not known{because}; find out, and resume the run with ResumeRequest.Reconciliations[{open.Started.Sequence}]."));
        scope.Services.Journal.Doom(fault);
        return fault;
    }
}
