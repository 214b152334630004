using System.Text.Json;

namespace AgentLoop;

/// <summary>An effect of a plugin's own, as it is performed, recorded and answered.</summary>
internal sealed class OnceEffect<T>(JournaledScope scope, OnceRequest<T> request)
{
    private Exception? cause;

    /// <exception cref="AgentLoopException">The effect threw, now or when it was performed; only now is there an inner exception.</exception>
    public async ValueTask<T> PerformAsync(CancellationToken cancellationToken)
    {
        EffectPerformed performed = request.IsRepeatable
            ? await scope.EffectAsync(request.Name, () => TryAsync(cancellationToken)).ConfigureAwait(false)
            : await scope.OutsideAsync(
                new OutsideEffect<EffectPerformed>
                {
                    Request = request.Name,
                    Perform = () => TryAsync(cancellationToken),
                    Finding = new Finding<EffectPerformed> { Own = request.Reconcile, Recall = RecallAsync },
                },
                cancellationToken).ConfigureAwait(false);
        return performed.Failure is { } failure
            ? throw new AgentLoopException(failure, cause)
            : JsonSerializer.Deserialize((await scope.LoadAsync(performed.Result).ConfigureAwait(false)).Span, request.ResultType)!;
    }

    /// <summary>What it throws is what came of it: a plugin that goes on without its result does so whenever the run is performed again.</summary>
    private async ValueTask<EffectPerformed> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            T result = await request.Effect(cancellationToken).ConfigureAwait(false);
            return await OfAsync(JsonSerializer.SerializeToUtf8Bytes(result, request.ResultType)).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && PluginFault.IsContained(e))
        {
            cause = e;
            return new EffectPerformed { Name = request.Name, Result = new RecordedContent { Text = "null" }, Failure = e.Message };
        }
    }

    private ValueTask<EffectPerformed> RecallAsync(string json)
    {
        JsonSerializer.Deserialize(json, request.ResultType);
        return OfAsync(System.Text.Encoding.UTF8.GetBytes(json));
    }

    private async ValueTask<EffectPerformed> OfAsync(byte[] json) =>
        new() { Name = request.Name, Result = await scope.StoreAsync(json).ConfigureAwait(false) };
}
