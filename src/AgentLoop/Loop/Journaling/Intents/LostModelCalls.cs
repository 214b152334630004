namespace AgentLoop;

/// <summary>Calls of a model whose answer was lost with the process: they are made again, and what was lost is paid as it was estimated.</summary>
internal static class LostModelCalls
{
    public const string Kind = "model.called";

    public static Task SettleAsync(JournaledScope scope, ArtifactReference prompt, CallMeter meter)
    {
        OpenIntents intents = scope.Services.OpenIntents;
        return intents.IsEmpty || intents.Take(scope.Path, Kind, prompt.Digest.ToString()) is not { } open
            ? Task.CompletedTask
            : new Settlement(scope, open, Kind, prompt.Digest.ToString()).RepeatAsync(meter.Estimate());
    }
}
