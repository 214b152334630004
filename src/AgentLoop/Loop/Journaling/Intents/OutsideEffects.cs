namespace AgentLoop;

/// <summary>
/// Performs effects that reach outside: before, the journal says that they will be; after, what came of them. One of which it says the first and not the
/// second goes to its reconciler, and is done again only where that is known to be right.
/// </summary>
internal static class OutsideEffects
{
    public static ValueTask<T> PerformAsync<T>(JournaledScope scope, OutsideEffect<T> effect, CancellationToken cancellationToken)
        where T : EffectRecorded => scope.EffectAsync(effect.Request, async () =>
            await SettleAsync(scope, effect, cancellationToken).ConfigureAwait(false) ?? await BeginAsync(scope, effect, cancellationToken).ConfigureAwait(false));

    /// <summary>Deals with one that was begun before; the result, where that comes to one, and nothing where it is to be done.</summary>
    public static async ValueTask<T?> SettleAsync<T>(JournaledScope scope, OutsideEffect<T> effect, CancellationToken cancellationToken)
        where T : EffectRecorded
    {
        string kind = EventKinds.KindOf<T>();
        if (scope.Services.OpenIntents.Take(scope.Path, kind, effect.Request) is not { } open)
            return null;
        Settlement settlement = new(scope, open, kind, effect.Request);
        if (effect.Finding is { } finding)
            return await settlement.FindAsync(finding, cancellationToken).ConfigureAwait(false);
        await settlement.RepeatAsync(effect.Lost?.Invoke()).ConfigureAwait(false);
        return null;
    }

    private static async ValueTask<T> BeginAsync<T>(JournaledScope scope, OutsideEffect<T> effect, CancellationToken cancellationToken)
        where T : EffectRecorded
    {
        Intent intent = await Intent.BeginAsync(scope, EventKinds.KindOf<T>(), effect.Request).ConfigureAwait(false);
        intent.ThrowIfStopped(cancellationToken);
        try
        {
            return await effect.Perform().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            intent.Leave(e, isRepeatable: effect.Finding is null, cancellationToken);
            throw;
        }
    }
}
