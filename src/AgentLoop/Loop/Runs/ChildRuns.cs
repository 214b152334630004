using System.Collections.Concurrent;
using System.Text;

namespace AgentLoop;

/// <summary>Performs runs within a run: each has a journal of its own in the run's store, under an id that is found again when the run is resumed.</summary>
internal sealed class ChildRuns(LoopSetup setup, BudgetLedger ledger, RunFiles? files)
{
    private const int IdDigits = 8;

    private readonly ConcurrentDictionary<string, ChildRunRequest> begun = new(StringComparer.Ordinal);

    /// <summary>What is asked, as the journal compares it.</summary>
    public static string Asked(ChildRunRequest request)
    {
        StringBuilder text = new(request.Goal);
        foreach (string constraint in request.Constraints)
            text.Append('\0').Append(constraint);
        Digest digest = Digest.Of([.. Encoding.UTF8.GetBytes(text.ToString()), 0, .. ChangeSetJson.Write(request.Changes)]);
        return $"{request.Name} {digest}";
    }

    /// <summary>Performs it to its end, or goes on where a process that was killed has left it.</summary>
    /// <exception cref="AgentLoopException">It cannot be begun.</exception>
    public async ValueTask<ChildRunEnded> PerformAsync(ChildRunRequest request, JournaledScope scope, CancellationToken cancellationToken)
    {
        string name = IdOf(scope, request.Name);
        string runId = $"{scope.RunId}.{name}";
        if (!begun.TryAdd(runId, request))
            throw new AgentLoopException($"Two runs within \"{scope.Path}\" have the name \"{request.Name}\"; give each a name of its own.");
        using Reservation reservation = ledger.Carve(request.Budget, out Budget budget);
        RunState end = await EndOfAsync(runId, cancellationToken).ConfigureAwait(false);
        if (end.Outcome is null or RunOutcome.Cancelled || IsWaiting(end))
            end = await GoOnAsync(request, end, name, budget, scope, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (IsWaiting(end))
            throw GiveUp(end, scope);
        Spending used = end.Spent with { Iterations = 0 };
        reservation.Settle(used);
        CandidateState? selected = end.Selected is { } id ? end.Candidates[CandidateId.NumberOf(id)] : null;
        return new ChildRunEnded
        {
            Asked = Asked(request),
            ChildRunId = runId,
            Outcome = end.Outcome!.Value,
            Reason = end.Reason,
            Changes = selected?.Changes,
            Rationale = selected?.Rationale ?? "",
            Questions = [.. end.OpenQuestions],
            Spending = used,
        };
    }

    /// <summary>Whether it ended with its step open, since nobody could say what became of something that it had begun.</summary>
    private static bool IsWaiting(RunState end) => end is { Outcome: RunOutcome.Failed, OpenStep: not null };

    private static OutcomeUnknownFault GiveUp(RunState end, JournaledScope scope)
    {
        OutcomeUnknownFault fault = new(scope.Path, $"Run \"{end.RunId}\", which works within this one, cannot go on. {end.Reason} Resume this run with a loop that has a reconciler (UseReconciler) which can say.");
        scope.Services.Journal.Doom(fault);
        return fault;
    }

    private async ValueTask<RunState> GoOnAsync(
        ChildRunRequest request, RunState end, string name, Budget budget, JournaledScope scope, CancellationToken cancellationToken)
    {
        RunFiles source = files ?? throw new InvalidOperationException("A replay performs nothing.");
        WorkspaceFork fork = await source.ForkAsAsync(name, cancellationToken).ConfigureAwait(false);
        await using var owned = fork.ConfigureAwait(false);
        ApplyResult applied = await MaskedChanges.ApplyAsync(scope.Services.Mask, request.Changes, fork.Workspace, cancellationToken).ConfigureAwait(false);
        if (!applied.Applied)
            throw new AgentLoopException($"The run \"{request.Name}\" cannot begin with the change it was given: {string.Join(" ", applied.Problems)}");

        Loop child = request.Loop.Within(setup, budget);
        AgentTask task = new() { Goal = request.Goal, Constraints = request.Constraints, Workspace = fork.Workspace.Root, Seed = scope.Services.Seed, MayChangeTests = scope.Services.MayChangeTests };
        IAsyncEnumerable<RunEvent> events = end.Task is null
            ? child.StartAsync(task, end.RunId, scope.Path, cancellationToken)
            : child.ResumeAsync(new ResumeRequest { RunId = end.RunId }, cancellationToken);
        await foreach (RunEvent e in events.ConfigureAwait(false))
            end = end.Apply(e);
        return await EndOfAsync(end.RunId, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>What is recorded of it; nothing where it has not begun.</summary>
    private async ValueTask<RunState> EndOfAsync(string runId, CancellationToken cancellationToken)
    {
        RunState state = RunState.Start(runId);
        await foreach (JournalRecord record in setup.Store.ReadAsync(new ReadRequest { RunId = runId }, cancellationToken).ConfigureAwait(false))
            state = state.Apply(EventJson.Read(record.Payload));
        return state;
    }

    private static string IdOf(JournaledScope scope, string name) =>
        Digest.Of(Encoding.UTF8.GetBytes($"{scope.Path}/{name}")).ToString()[^IdDigits..];
}
