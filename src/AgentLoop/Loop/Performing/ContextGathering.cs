using System.Text;

namespace AgentLoop;

internal sealed class ContextGathering(LoopSetup setup, RunRoom room)
{
    public async Task PerformAsync(RunState state, JournaledScope scope, CancellationToken cancellationToken)
    {
        var request = new ContextRequest
        {
            Run = scope,
            Brief = state.Brief!,
            Plan = state.Plans[^1],
            Workspace = room.View,
            Baseline = await room.LoadEvaluationsAsync(state.Baseline ?? [], cancellationToken).ConfigureAwait(false),
        };
        var items = new List<ContextItem>();
        for (int i = 0; i < setup.ContextProviders.Count; i++)
            items.AddRange(await AskAsync(setup.ContextProviders[i], request, scope.Below($"provider/{i + 1}"), cancellationToken).ConfigureAwait(false));

        ContextAssembly assembly = ContextAssembler.Assemble(items, setup.Options.MaxContextTokens);
        await scope.RecordAsync(new ContextGathered
        {
            Items = await StoreAsync(assembly.Included).ConfigureAwait(false),
            Dropped = await StoreAsync(assembly.Dropped).ConfigureAwait(false),
        }).ConfigureAwait(false);
    }

    /// <summary>A provider that throws loses its items; that it did is recorded, and stays so when the run is performed again.</summary>
    private static async ValueTask<IReadOnlyList<ContextItem>> AskAsync(
        IContextProvider provider, ContextRequest request, JournaledScope scope, CancellationToken cancellationToken)
    {
        if (await scope.TakeUpFailureAsync().ConfigureAwait(false) is not null)
            return [];
        try
        {
            var items = new List<ContextItem>();
            await foreach (ContextItem item in provider.GatherAsync(request with { Run = scope }, cancellationToken).ConfigureAwait(false))
                items.Add(item);
            return items;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && PluginFault.IsContained(e))
        {
            await scope.RecordAsync(new PluginFailed { Plugin = provider.GetType().Name, Error = e.Message }).ConfigureAwait(false);
            return [];
        }
    }

    private async ValueTask<IReadOnlyList<ContextReference>> StoreAsync(IReadOnlyList<ContextItem> items)
    {
        var references = new List<ContextReference>(items.Count);
        foreach (ContextItem item in items)
        {
            references.Add(new ContextReference
            {
                Source = item.Source,
                Title = item.Title,
                Relevance = item.Relevance,
                Trust = item.Trust,
                Content = await room.Services.Artifacts.PutAsync(Encoding.UTF8.GetBytes(item.Content), "text/plain").ConfigureAwait(false),
            });
        }
        return references;
    }
}
