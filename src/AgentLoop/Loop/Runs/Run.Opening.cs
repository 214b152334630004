using System.Text.Json;

namespace AgentLoop;

/// <summary>The four ways to open a run: anew, where it stopped, from its beginning, and as a copy of another's.</summary>
internal sealed partial class Run
{
    public static async ValueTask<Run> StartAsync(LoopSetup setup, AgentTask task, string runId, string? askedBy, CancellationToken cancellationToken)
    {
        RunFiles files = await RunFiles.OpenAsync(setup.Options, task.Workspace, runId, cancellationToken).ConfigureAwait(false);
        return await OwningAsync(files, async () =>
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
        }).ConfigureAwait(false);
    }

    public static async ValueTask<Run> ResumeAsync(LoopSetup setup, ResumeRequest request, CancellationToken cancellationToken)
    {
        List<RunEvent> events = await ReadAsync(setup.Store, request.RunId, cancellationToken).ConfigureAwait(false);
        RunState end = events.Aggregate(RunState.Start(request.RunId), (state, e) => state.Apply(e));
        Resumption.Require(end, request);

        return await ReopenAsync(setup, events, end, request.RunId, new RunResumed
        {
            Paused = Max(setup.Clock.GetUtcNow() - events[^1].At, TimeSpan.Zero),
            Budget = setup.Budget,
            Answers = request.Answers,
        }, cancellationToken).ConfigureAwait(false);
    }

    public static async ValueTask<Run> ForkAsync(LoopSetup setup, ForkRequest request, CancellationToken cancellationToken)
    {
        List<RunEvent> whole = await ReadAsync(setup.Store, request.RunId, cancellationToken).ConfigureAwait(false);
        List<RunEvent> events = Resumption.CompleteSteps(whole, request);
        string runId = RunIds.Create(setup.Clock);
        await CopyAsync(setup.Store, request.RunId, runId, events.Count, cancellationToken).ConfigureAwait(false);

        RunState end = events.Aggregate(RunState.Start(runId), (state, e) => state.Apply(e));
        return await ReopenAsync(setup, events, end, runId, new RunForked
        {
            RunId = runId,
            FromRunId = request.RunId,
            Paused = Max(setup.Clock.GetUtcNow() - events[^1].At, TimeSpan.Zero),
            Budget = setup.Budget,
            RequiredApprovals = setup.RequiredApprovals,
            Answers = request.Answers,
            Sandbox = await setup.Sandbox.ProbeAsync(cancellationToken).ConfigureAwait(false),
            Roles = setup.Roles,
        }, cancellationToken).ConfigureAwait(false);
    }

    public static async ValueTask<Run> ReplayAsync(LoopSetup setup, string runId, CancellationToken cancellationToken)
    {
        List<RunEvent> events = await ReadAsync(setup.Store, runId, cancellationToken).ConfigureAwait(false);
        int opening = Resumption.OpeningLength(events);
        RunState state = events.Take(opening).Aggregate(RunState.Start(runId), (s, e) => s.Apply(e));
        JournalStart start = Resumption.From(events, opening) with { IsReplay = true };
        WorkspaceSnapshot snapshot = await SnapshotAsync(setup.Store, state, cancellationToken).ConfigureAwait(false);
        return Create(setup with { Store = setup.Store.Over(new ReadOnlyStore(setup.Store.Inner)) }, state, files: null, snapshot, start, []);
    }

    private static async ValueTask<Run> ReopenAsync(
        LoopSetup setup, List<RunEvent> events, RunState end, string runId, RunEvent reopening, CancellationToken cancellationToken)
    {
        RunFiles files = await RunFiles.OpenAsync(setup.Options, end.Task!.Workspace, runId, cancellationToken).ConfigureAwait(false);
        return await OwningAsync(files, async () =>
        {
            if (files.Snapshot.Digest != end.Base)
                throw new AgentLoopException($"\"{end.Task.Workspace}\" has changed since run \"{runId}\" began; put it back as it was, or run the task anew.");
            int complete = end.OpenStep is null ? events.Count : events.FindLastIndex(e => e is StepStarted);
            RunState state = events.Take(complete).Aggregate(RunState.Start(runId), (s, e) => s.Apply(e));
            return await OpenAsync(setup, state, files, files.Snapshot, Resumption.From(events, complete), reopening).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>Records how the run is opened before anything is done.</summary>
    private static async ValueTask<Run> OpenAsync(
        LoopSetup setup, RunState state, RunFiles files, WorkspaceSnapshot snapshot, JournalStart start, RunEvent opening)
    {
        RunEvent first = MaskedEvent.Of(setup.Store.Mask, opening with { Sequence = start.Length, At = setup.Clock.GetUtcNow() });
        await setup.Store.AppendAsync(
            new AppendRequest { RunId = state.RunId, ExpectedSequence = start.Length, Records = [EventJson.Write(first)] }).ConfigureAwait(false);
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
            Endpoint = setup.Options.Endpoint,
            Price = setup.Price,
        };
        return new Run(setup, services, files, MaskedFiles.ViewOf(services, snapshot, start), state, start.Length) { Opening = opening };
    }

    private static async ValueTask<List<RunEvent>> ReadAsync(MaskedStore store, string runId, CancellationToken cancellationToken)
    {
        var events = new List<RunEvent>();
        await foreach (JournalRecord record in store.ReadAsync(new ReadRequest { RunId = runId }, cancellationToken).ConfigureAwait(false))
            events.Add(EventJson.Read(record.Payload));
        return events.Count > 0 ? events : throw new AgentLoopException(
            $"There is no run \"{runId}\" in the provenance store; look at the id, and at which store the loop was built with.");
    }

    private static async ValueTask CopyAsync(MaskedStore store, string from, string to, int count, CancellationToken cancellationToken)
    {
        var records = new List<ReadOnlyMemory<byte>>(count);
        await foreach (JournalRecord record in store.ReadAsync(new ReadRequest { RunId = from }, cancellationToken).ConfigureAwait(false))
        {
            if (records.Count == count)
                break;
            records.Add(record.Payload);
        }
        await store.AppendAsync(new AppendRequest { RunId = to, ExpectedSequence = 0, Records = records }, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<WorkspaceSnapshot> SnapshotAsync(MaskedStore store, RunState state, CancellationToken cancellationToken) =>
        state.Manifest is { } manifest && await store.GetAsync(manifest.Digest, cancellationToken).ConfigureAwait(false) is { } json
            ? JsonSerializer.Deserialize(json.Span, LoopJsonContext.Default.WorkspaceSnapshot)!
            : throw new ProvenanceException(ProvenanceError.Corrupt, $"The manifest of run \"{state.RunId}\" is missing from the store.");

    private static async ValueTask<Run> OwningAsync(RunFiles files, Func<ValueTask<Run>> open)
    {
        try
        {
            return await open().ConfigureAwait(false);
        }
        catch
        {
            await files.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
