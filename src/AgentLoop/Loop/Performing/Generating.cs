namespace AgentLoop;

/// <summary>Takes candidates as they come and has each judged meanwhile, as many at a time as the loop allows.</summary>
internal sealed class Generating(LoopSetup setup, RunRoom room)
{
    private readonly ToolGate gate = new(setup, room);

    public async Task PerformAsync(GenerateStep step, Judging judging, RunState state, JournaledScope scope, CancellationToken cancellationToken)
    {
        JournaledScope generator = scope.Below("generator");
        var request = new GenerationRequest
        {
            Run = generator,
            Brief = state.Brief!,
            Plan = state.Plans[^1],
            Workspace = room.View,
            Count = step.Count,
            OpenWorkbench = run => new JournaledWorkbench(judging.Prepare(ChangeSet.Empty), new KnownFiles(room.View), (JournaledScope)run),
            ToolGate = gate,
            Context = await room.LoadContextAsync(state, cancellationToken).ConfigureAwait(false),
            Baseline = await room.LoadBaselineAsync(state, cancellationToken).ConfigureAwait(false),
            Attempts = await room.LoadAttemptsAsync(state, cancellationToken).ConfigureAwait(false),
        };
        var batch = new CandidateBatch(step, judging, room, state, scope, setup.Options.MaxParallelism, cancellationToken);
        await using var owned = batch.ConfigureAwait(false);
        GenerationEnded ended = await TakeAsync(request, batch, generator).ConfigureAwait(false);
        await batch.CompleteAsync().ConfigureAwait(false);
        if (ended.End is GenerationEnd.Stopped)
            await room.Services.Journal.TakeUpTreeAsync(generator.Path).ConfigureAwait(false);
        await scope.RecordAsync(ended).ConfigureAwait(false);
        if (batch.OpenQuestions.Count > 0)
            await scope.RecordAsync(new QuestionsAsked { Questions = batch.OpenQuestions }).ConfigureAwait(false);
    }

    private async ValueTask<GenerationEnded> TakeAsync(GenerationRequest request, CandidateBatch batch, JournaledScope generator)
    {
        if (await generator.TakeUpFailureAsync().ConfigureAwait(false) is { } failed)
            return new GenerationEnded { End = await batch.TakeRecordedAsync().ConfigureAwait(false), Failure = failed.Error };
        try
        {
            return new GenerationEnded { End = await PullAsync(request, batch).ConfigureAwait(false) };
        }
        catch (BudgetExhaustedException)
        {
            await batch.CompleteAsync().ConfigureAwait(false); // what was found while there was budget for it is judged
            throw;
        }
        catch (OperationCanceledException) when (batch.IsStopped)
        {
            return new GenerationEnded { End = GenerationEnd.Stopped };
        }
        catch (Exception e) when (!batch.IsCancelled && PluginFault.IsContained(e))
        {
            await generator.RecordAsync(new PluginFailed { Plugin = setup.Generator.GetType().Name, Error = e.Message }).ConfigureAwait(false);
            return new GenerationEnded { End = GenerationEnd.Failed, Failure = e.Message };
        }
    }

    private async ValueTask<GenerationEnd> PullAsync(GenerationRequest request, CandidateBatch batch)
    {
        IAsyncEnumerator<Candidate> candidates = setup.Generator.GenerateAsync(request, batch.Token).GetAsyncEnumerator(batch.Token);
        await using (candidates.ConfigureAwait(false))
        {
            while (batch.Taken < request.Count)
            {
                if (!await batch.WaitForTurnAsync().ConfigureAwait(false))
                    return GenerationEnd.Stopped;
                if (!await candidates.MoveNextAsync().ConfigureAwait(false))
                    return GenerationEnd.Exhausted;
                await batch.AddAsync(candidates.Current).ConfigureAwait(false);
            }
        }
        return GenerationEnd.Complete;
    }
}
