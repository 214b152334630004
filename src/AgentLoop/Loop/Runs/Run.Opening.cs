using System.Text.Json;

namespace AgentLoop;

/// <summary>The ways to open a run: anew and where it stopped here; as a copy of another's and from its beginning in the other part.</summary>
internal sealed partial class Run
{
    public static ValueTask<Run> StartAsync(LoopSetup setup, AgentTask task, string runId, string? askedBy, CancellationToken cancellationToken) =>
        OpenFilesAsync(setup, runId, task.Workspace, async files =>
        {
            byte[] manifest = JsonSerializer.SerializeToUtf8Bytes(files.Snapshot, LoopJsonContext.Default.WorkspaceSnapshot);
            var started = new RunStarted
            {
                RunId = runId,
                AskedBy = askedBy,
                Task = task with { Workspace = Path.GetFullPath(task.Workspace) },
                Base = files.Snapshot.Digest,
                Manifest = await setup.Store.PutAsync(manifest, "application/json", cancellationToken).ConfigureAwait(false),
                Budget = setup.Budget,
                RequiredApprovals = setup.RequiredApprovals,
                Sandbox = await setup.Sandbox.ProbeAsync(cancellationToken).ConfigureAwait(false),
                Roles = setup.Roles,
            };
            return await OpenAsync(setup, RunState.Start(runId), files, files.Snapshot, new JournalStart { Length = 0 }, started).ConfigureAwait(false);
        }, cancellationToken);

    public static async ValueTask<Run> ResumeAsync(LoopSetup setup, ResumeRequest request, CancellationToken cancellationToken)
    {
        await RecordedRun.RequireAsync(setup.Store, request.RunId, cancellationToken).ConfigureAwait(false);
        RunOwnership ownership = await OwnAsync(setup, request.RunId, cancellationToken).ConfigureAwait(false);
        return await HoldingAsync(ownership, async () =>
        {
            List<RunEvent> events = (await RecordedRun.ReadAsync(setup.Store, request.RunId, cancellationToken).ConfigureAwait(false)).Events;
            Resumption.Require(events, request, setup.IsWithin);
            JournalStart start = Resumption.ToGoOn(events) with { OpenIntents = OpenIntents.Of(events, request) };
            return await ReopenAsync(setup, ownership, Resumption.StateToGoOn(request.RunId, events), start, new RunResumed
            {
                Paused = Resumption.PausedSince(start, setup.Clock),
                Budget = setup.Budget,
                Answers = request.Answers,
            }, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>
    /// The one place at which a run becomes this process's: nobody else performs it until what this returns is disposed, or the process has ended. What is read
    /// of a run to take it up is read after that.
    /// </summary>
    private static ValueTask<RunOwnership> OwnAsync(LoopSetup setup, string runId, CancellationToken cancellationToken) =>
        RunOwnership.TakeAsync(setup.Store, Path.Combine(setup.Options.WorkFolder, runId), runId, cancellationToken);

    private static async ValueTask<Run> OpenFilesAsync(
        LoopSetup setup, string runId, string workspace, Func<RunFiles, ValueTask<Run>> open, CancellationToken cancellationToken)
    {
        RunOwnership ownership = await OwnAsync(setup, runId, cancellationToken).ConfigureAwait(false);
        return await OpenFilesAsync(ownership, workspace, open, cancellationToken).ConfigureAwait(false);
    }

    private static ValueTask<Run> OpenFilesAsync(RunOwnership ownership, string workspace, Func<RunFiles, ValueTask<Run>> open, CancellationToken cancellationToken) =>
        HoldingAsync(ownership, async () =>
        {
            RunFiles files = await RunFiles.OpenAsync(ownership, workspace, cancellationToken).ConfigureAwait(false);
            return await HoldingAsync(files, () => open(files)).ConfigureAwait(false);
        });

    private static ValueTask<Run> ReopenAsync(
        LoopSetup setup, RunOwnership ownership, RunState state, JournalStart start, RunEvent reopening, CancellationToken cancellationToken) =>
        OpenFilesAsync(ownership, state.Task!.Workspace, async files => files.Snapshot.Digest == state.Base
            ? await OpenAsync(setup, state, files, files.Snapshot, start, reopening).ConfigureAwait(false)
            : throw new AgentLoopException($"\"{state.Task.Workspace}\" has changed since run \"{state.RunId}\" began; put it back as it was, or run the task anew."), cancellationToken);

    /// <summary>Records how the run is opened before anything is done.</summary>
    private static async ValueTask<Run> OpenAsync(
        LoopSetup setup, RunState state, RunFiles files, WorkspaceSnapshot snapshot, JournalStart start, RunEvent opening)
    {
        RunEvent first = MaskedEvent.Of(
            setup.Store.Mask, opening with { Sequence = start.Length, At = Resumption.Later(start.LastAt, setup.Clock.GetUtcNow()) });
        await setup.Store.AppendAsync(new AppendRequest
        {
            RunId = state.RunId,
            ExpectedSequence = start.Length - start.Copied.Count,
            Records = [.. start.Copied, EventJson.Write(first)],
        }).ConfigureAwait(false);
        setup.Observer.Observe(state.RunId, first, isNew: true);
        return Create(setup, state.Apply(first), files, snapshot, start with { Length = start.Length + 1 }, [first]);
    }

    private static Run Create(LoopSetup setup, RunState state, RunFiles? files, WorkspaceSnapshot snapshot, JournalStart start, IReadOnlyList<RunEvent> opening)
    {
        var ledger = new BudgetLedger(
            state.Budget, start.Recorded.Concat(start.Interludes.Select(i => i.Event)).Aggregate(state, (s, e) => s.Apply(e)).Spent);
        var services = new RunServices
        {
            RunId = state.RunId,
            Seed = state.Task?.Seed ?? 0,
            MayChangeTests = state.Task?.MayChangeTests ?? false,
            Journal = new Journal(setup.Store, state.RunId, setup.Clock, start),
            Artifacts = setup.Store,
            Mask = setup.Store.Mask,
            Files = files?.View,
            Clock = setup.Clock,
            Ledger = ledger,
            Children = new ChildRuns(setup, ledger, files),
            ChatClient = setup.ChatClient,
            OpenIntents = start.OpenIntents,
            Reconciler = setup.Reconciler,
            Endpoint = setup.Options.Endpoint,
            Price = setup.Price,
        };
        return new Run(setup, services, files, MaskedFiles.ViewOf(services, snapshot, start), state, start) { Opening = opening };
    }

    private static async ValueTask<WorkspaceSnapshot> SnapshotAsync(MaskedStore store, RunState state, CancellationToken cancellationToken) =>
        state.Manifest is { } manifest && await store.GetAsync(manifest.Digest, cancellationToken).ConfigureAwait(false) is { } json
            ? JsonSerializer.Deserialize(json.Span, LoopJsonContext.Default.WorkspaceSnapshot)!
            : throw new ProvenanceException(ProvenanceError.Corrupt, $"The list of files that run \"{state.RunId}\" began with is not in the store any more: it was pruned or erased.");

    private static async ValueTask<Run> HoldingAsync(IAsyncDisposable held, Func<ValueTask<Run>> open)
    {
        try
        {
            return await open().ConfigureAwait(false);
        }
        catch
        {
            await held.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
