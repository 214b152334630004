using System.Runtime.ExceptionServices;

namespace AgentLoop;

/// <summary>The candidates of one generate step, each judged in a branch of its own.</summary>
internal sealed class CandidateBatch : IAsyncDisposable
{
    private readonly GenerateStep step;
    private readonly Judging judging;
    private readonly RunRoom room;
    private readonly RunState state;
    private readonly JournaledScope scope;
    private readonly SemaphoreSlim slots;
    private readonly CancellationToken outer;
    private readonly CancellationTokenSource stop;
    private readonly List<Task> branches = [];
    private readonly List<string> questions = [];
    private volatile bool hasPassed;
    private Exception? fault;

    public CandidateBatch(GenerateStep step, Judging judging, RunRoom room, RunState state, JournaledScope scope, int parallelism, CancellationToken cancellationToken)
    {
        this.step = step;
        this.judging = judging;
        this.room = room;
        this.state = state;
        this.scope = scope;
        slots = new SemaphoreSlim(parallelism, parallelism);
        outer = cancellationToken;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    public int Taken => branches.Count;

    public CancellationToken Token => stop.Token;

    /// <summary>What the candidates ask of the host; nothing where one of them passed all the same.</summary>
    public IReadOnlyList<string> OpenQuestions => hasPassed ? [] : [.. questions.Distinct(StringComparer.Ordinal)];

    public bool IsCancelled => outer.IsCancellationRequested;

    /// <summary>Whether the others need not go on: one has passed and that was enough, or one has brought the step down.</summary>
    public bool IsStopped => !IsCancelled && stop.IsCancellationRequested;

    /// <summary>Waits until another candidate may be taken; false where none is wanted any more.</summary>
    public async ValueTask<bool> WaitForTurnAsync()
    {
        await slots.WaitAsync(stop.Token).ConfigureAwait(false);
        bool wanted = scope.NextRecorded() switch
        {
            GenerationEnded { End: GenerationEnd.Stopped } => false,
            not null => true,
            null => !(hasPassed && step.StopAtFirstPass),
        };
        if (!wanted)
            slots.Release();
        return wanted;
    }

    /// <summary>Records a candidate and begins to judge it.</summary>
    public async ValueTask AddAsync(Candidate candidate)
    {
        int number = state.Candidates.Count + Taken + 1;
        string id = CandidateId.Of(number);
        CandidateProposed proposed = await DescribeAsync(candidate, number, id, stop.Token).ConfigureAwait(false);
        await scope.RecordAsync(proposed).ConfigureAwait(false);
        questions.AddRange(candidate.Questions);
        branches.Add(JudgeAsync(id, candidate with { Failure = proposed.Failure }, scope.Below($"candidate/{number}")));
        await StopIfEnoughAsync().ConfigureAwait(false);
    }

    /// <summary>Takes the candidates that are recorded, where the generator that gave them has failed.</summary>
    public async ValueTask<GenerationEnd> TakeRecordedAsync()
    {
        while (scope.NextRecorded() is CandidateProposed proposed)
        {
            await slots.WaitAsync(stop.Token).ConfigureAwait(false);
            ReadOnlyMemory<byte> changes = await room.Services.LoadAsync(proposed.Changes.Digest, stop.Token).ConfigureAwait(false);
            await AddAsync(new Candidate { Changes = ChangeSetJson.Read(changes.Span), Rationale = proposed.Rationale, Failure = proposed.Failure, Questions = proposed.Questions ?? [] }).ConfigureAwait(false);
        }
        return GenerationEnd.Failed;
    }

    /// <summary>Waits until every candidate is judged or stopped.</summary>
    public async ValueTask CompleteAsync()
    {
        await Task.WhenAll(branches).ConfigureAwait(false);
        if (fault is not null)
            ExceptionDispatchInfo.Throw(fault);
        outer.ThrowIfCancellationRequested();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(branches).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        slots.Dispose();
    }

    private async ValueTask<CandidateProposed> DescribeAsync(Candidate candidate, int number, string id, CancellationToken cancellationToken)
    {
        ChangeSet shown = MaskedChanges.Mask(room.Services.Mask, candidate.Changes);
        (ChangeStatistics statistics, string? misfit) = await MeasureAsync(shown, cancellationToken).ConfigureAwait(false);
        return new CandidateProposed
        {
            CandidateId = id,
            Number = number,
            Rationale = candidate.Rationale,
            Failure = candidate.Failure ?? (candidate.Questions.Count > 0 ? "It asks: " + string.Join(" ", candidate.Questions) : misfit),
            Questions = candidate.Questions.Count > 0 ? candidate.Questions : null,
            Changes = await room.Services.Artifacts.PutAsync(ChangeSetJson.Write(shown), "application/json", cancellationToken).ConfigureAwait(false),
            Normalized = ChangeSummary.NormalizedDigest(shown),
            Statistics = statistics,
        };
    }

    /// <summary>How large a change is, or why it is none of these files.</summary>
    private async ValueTask<(ChangeStatistics Statistics, string? Misfit)> MeasureAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        try
        {
            return (await ChangeSummary.MeasureAsync(changes, room.View, cancellationToken).ConfigureAwait(false), null);
        }
        catch (AgentLoopException e)
        {
            return (new ChangeStatistics(), e.Message);
        }
    }

    /// <summary>A branch never throws: what brings the step down is kept, and the other branches are stopped.</summary>
    private async Task JudgeAsync(string id, Candidate candidate, JournaledScope branch)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            if (await TakeUpOrJudgeAsync(id, candidate, branch).ConfigureAwait(false))
                hasPassed = true;
            await StopIfEnoughAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref fault, e, null);
            await stop.CancelAsync().ConfigureAwait(false);
        }
        finally
        {
            slots.Release();
        }
    }

    private async ValueTask<bool> TakeUpOrJudgeAsync(string id, Candidate candidate, JournaledScope branch)
    {
        RunEvent? end = room.Services.Journal.Recorded.LastOf(branch.Path);
        bool isOver = end is CandidateStopped || (!room.Services.Journal.IsReplay && end is CandidateEvaluated or CandidateRejected);
        if (isOver)
        {
            await room.Services.Journal.TakeUpTreeAsync(branch.Path).ConfigureAwait(false);
            return end is CandidateEvaluated { Verdict: Verdict.Pass };
        }
        try
        {
            return await judging.JudgeAsync(id, candidate, state, branch, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (IsStopped && fault is null)
        {
            await branch.RecordAsync(new CandidateStopped { CandidateId = id }).ConfigureAwait(false);
            return false;
        }
    }

    /// <summary>While candidates of this step are still found recorded, they are taken up first: they were wanted then.</summary>
    private async ValueTask StopIfEnoughAsync()
    {
        if (hasPassed && step.StopAtFirstPass && scope.NextRecorded() is null && !room.Services.Journal.IsReplay)
            await stop.CancelAsync().ConfigureAwait(false);
    }
}
