using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AgentLoop;

/// <summary>A candidate's private copy before there is a candidate, as one scope sees it.</summary>
internal sealed class JournaledWorkbench(CandidateWorkspace workspace, KnownFiles known, JournaledScope scope, bool isOwner = true) : Workbench
{
    public override ISandboxSession Sandbox { get; } = new JournaledSession(workspace, scope);

    public override IWorkspaceView Files => known.Now;

    public override bool IsStale => known.Version != workspace.Version;

    public override Workbench In(RunScope other) => new JournaledWorkbench(workspace, known, (JournaledScope)other, isOwner: false);

    public override async ValueTask<ApplyResult> ApplyAsync(ChangeSet changes, CancellationToken cancellationToken = default)
    {
        string name = $"apply {Digest.Of(ChangeSetJson.Write(changes))}";
        ApplyResult result = await RepeatableAsync(
            name,
            async ct => await ApplyAsync(await workspace.RebuildAsync(ct).ConfigureAwait(false), changes, ct).ConfigureAwait(false),
            LoopJsonContext.Default.ApplyResult,
            cancellationToken).ConfigureAwait(false);
        if (!result.Applied)
            return result;

        bool wasStale = IsStale;
        workspace.Remember((open, ct) => ApplyAsync(open, changes, ct).AsTask());
        if (!wasStale)
            known.Set(OverlaidView.Of(known.Now, changes), workspace.Version);
        return result;
    }

    public override async ValueTask<ExportResult> ChangesAsync(CancellationToken cancellationToken = default)
    {
        int version = workspace.Version;
        if (version == 0)
            return new ExportResult { Changes = ChangeSet.Empty };
        ForkChangesDocument document = await RepeatableAsync(
            "changes", async ct => ForkChangesDocument.Of(await ExportAsync(ct).ConfigureAwait(false)), LoopJsonContext.Default.ForkChangesDocument, cancellationToken)
            .ConfigureAwait(false);
        ExportResult result = document.ToResult();
        known.Set(OverlaidView.Of(known.Base, result.Changes), version);
        return result;
    }

    public override ValueTask<T> InspectAsync<T>(
        string name, Func<IWorkspaceView, CancellationToken, ValueTask<T>> inspect, JsonTypeInfo<T> resultType, CancellationToken cancellationToken = default) =>
        RepeatableAsync(
            name,
            async ct =>
            {
                OpenWorkspace open = await workspace.RebuildAsync(ct).ConfigureAwait(false);
                return await inspect(new MaskedView(new SessionView(known.Now.Snapshot, open.Session), scope.Services.Mask), ct).ConfigureAwait(false);
            },
            resultType,
            cancellationToken);

    public override ValueTask DisposeAsync() => isOwner ? workspace.DisposeAsync() : ValueTask.CompletedTask;

    /// <summary>The copy is the run's own, and made anew when the run is taken up.</summary>
    private ValueTask<T> RepeatableAsync<T>(string name, Func<CancellationToken, ValueTask<T>> effect, JsonTypeInfo<T> resultType, CancellationToken cancellationToken) =>
        scope.OnceAsync(new OnceRequest<T> { Name = name, Effect = effect, ResultType = resultType, IsRepeatable = true }, cancellationToken);

    private ValueTask<ApplyResult> ApplyAsync(OpenWorkspace open, ChangeSet changes, CancellationToken cancellationToken) =>
        MaskedChanges.ApplyAsync(scope.Services.Mask, changes, open.Fork.Workspace, cancellationToken);

    private async ValueTask<ExportResult> ExportAsync(CancellationToken cancellationToken)
    {
        OpenWorkspace open = await workspace.RebuildAsync(cancellationToken).ConfigureAwait(false);
        ExportResult result = await open.Fork.ChangesAsync(cancellationToken).ConfigureAwait(false);
        return result with { Changes = await MaskedChanges.ShowAsync(scope.Services.Mask, result.Changes, scope.Services.Files!, cancellationToken).ConfigureAwait(false) };
    }
}
