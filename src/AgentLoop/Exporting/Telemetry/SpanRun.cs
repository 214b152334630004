namespace AgentLoop;

/// <summary>The spans of one run, of which few are open at a time.</summary>
internal sealed class SpanRun
{
    private readonly ISpanSink sink;
    private readonly TelemetryOptions options;
    private readonly SpanCalls calls;
    private readonly Dictionary<string, RecordedSpan> steps = new(StringComparer.Ordinal);
    private RunState state;

    public SpanRun(IProvenanceStore store, ISpanSink sink, TelemetryOptions options, string runId, RunEvent first, RecordedSpan? parent)
    {
        this.sink = sink;
        this.options = options;
        calls = new SpanCalls(store, options, runId);
        state = RunState.Start(runId);
        Root = new RecordedSpan { RunId = runId, Sequence = first.Sequence, Parent = parent, Name = $"invoke_agent {ThisTool.Name}", Start = first.At };
    }

    /// <summary>The run as a whole.</summary>
    public RecordedSpan Root { get; }

    public async ValueTask TakeAsync(RunEvent e, CancellationToken cancellationToken)
    {
        state = state.Apply(e);
        calls.Observe(e);
        switch (e)
        {
            case StepStarted started:
                await BeginAsync(started, cancellationToken).ConfigureAwait(false);
                break;
            case StepFinished or StepFailed when steps.Remove(e.Scope, out RecordedSpan? step):
                await EndAsync(step, e.At, (e as StepFailed)?.Reason, cancellationToken).ConfigureAwait(false);
                break;
            case ModelCalled called:
                await PassAsync(await calls.OfAsync(called, ParentOf(e), cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
                break;
            case ToolCalled tool:
                await PassAsync(await calls.OfAsync(tool, ParentOf(e), cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
                break;
            case CandidateEvaluated evaluated:
                AddResults(ParentOf(e), evaluated);
                break;
        }
    }

    /// <summary>The step that an event belongs to, or the run.</summary>
    public RecordedSpan ParentOf(RunEvent e) => steps.GetValueOrDefault(e.Scope.Split('/', 2)[0]) ?? Root;

    /// <summary>Ends what is open: a run that was left has steps without an end.</summary>
    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        foreach (RecordedSpan step in steps.Values.OrderByDescending(step => step.Sequence))
            await EndAsync(step, state.LastAt, "The run was left here.", cancellationToken).ConfigureAwait(false);
        Root.With(GenAi.Operation, "invoke_agent").With(GenAi.Provider, ModelProvider.Telemetry(calls.Model)).With(GenAi.AgentName, ThisTool.Name)
            .With(GenAi.AgentVersion, ThisTool.Version).With(GenAi.Conversation, Root.RunId).With(GenAi.RequestModel, calls.Model)
            .With(GenAi.InputTokens, state.Spent.InputTokens).With(GenAi.OutputTokens, state.Spent.OutputTokens)
            .With(SpanNames.RunId, Root.RunId).With(SpanNames.Outcome, state.Outcome?.ToString());
        if (options.IncludeContent)
            Root.With(SpanNames.Goal, state.Task?.Goal);
        string? error = state.Outcome is null or RunOutcome.Failed ? state.Outcome is null ? "The run has no end." : state.Reason : null;
        await EndAsync(Root, state.LastAt, error, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask BeginAsync(StepStarted started, CancellationToken cancellationToken)
    {
        RecordedSpan step = new() { RunId = Root.RunId, Sequence = started.Sequence, Parent = Root, Name = SpanNames.OfStep(started.Step), Start = started.At };
        step.With(SpanNames.RunId, Root.RunId).With(SpanNames.Scope, started.Scope);
        steps[started.Scope] = step;
        await sink.BeginAsync(step, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask EndAsync(RecordedSpan span, DateTimeOffset at, string? error, CancellationToken cancellationToken)
    {
        span.End = at;
        span.Error = error;
        await sink.EndAsync(span, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask PassAsync(RecordedSpan span, CancellationToken cancellationToken)
    {
        await sink.BeginAsync(span, cancellationToken).ConfigureAwait(false);
        await sink.EndAsync(span, cancellationToken).ConfigureAwait(false);
    }

    private void AddResults(RecordedSpan step, CandidateEvaluated evaluated)
    {
        foreach (EvaluationSummary summary in evaluated.Evaluations)
        {
            List<KeyValuePair<string, object>> tags =
            [
                new(GenAi.EvaluationName, summary.Evaluator), new(GenAi.EvaluationScore, summary.Score), new(GenAi.EvaluationLabel, summary.Verdict.ToString()),
                new(SpanNames.Candidate, evaluated.CandidateId),
            ];
            if (options.IncludeContent)
                tags.Add(new(GenAi.EvaluationExplanation, summary.Reason));
            step.Add(new RecordedSpanEvent { Name = GenAi.EvaluationResult, At = evaluated.At, Tags = tags });
        }
    }
}
