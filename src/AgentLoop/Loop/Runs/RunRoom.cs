namespace AgentLoop;

/// <summary>What the phases of a run work with.</summary>
internal sealed class RunRoom(RunServices services, RunFiles? files, IWorkspaceView view)
{
    private readonly List<Attempt> attempts = [];
    private IReadOnlyList<Evaluation>? baseline;

    public RunServices Services => services;

    public IWorkspaceView View => view;

    /// <summary>The run's files; a replay, which does nothing, has none.</summary>
    public RunFiles Files => files ?? throw new InvalidOperationException("A replay opens no files.");

    public JournaledScope Root { get; } = new(services, "");

    public async ValueTask<Candidate> LoadCandidateAsync(CandidateState candidate, CancellationToken cancellationToken) => new()
    {
        Changes = ChangeSetJson.Read((await services.LoadAsync(candidate.Changes.Digest, cancellationToken).ConfigureAwait(false)).Span),
        Rationale = candidate.Rationale,
    };

    /// <summary>What was said of the untouched repository. It does not change any more, so it is loaded once.</summary>
    public async ValueTask<IReadOnlyList<Evaluation>> LoadBaselineAsync(RunState state, CancellationToken cancellationToken)
    {
        if (state.Baseline is not { } summaries)
            return [];
        return baseline ??= await LoadEvaluationsAsync(summaries, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<Evaluation>> LoadEvaluationsAsync(IEnumerable<EvaluationSummary> summaries, CancellationToken cancellationToken)
    {
        var evaluations = new List<Evaluation>();
        foreach (EvaluationSummary summary in summaries)
            evaluations.Add(EvaluationJson.Read((await services.LoadAsync(summary.Report.Digest, cancellationToken).ConfigureAwait(false)).Span));
        return evaluations;
    }

    /// <summary>What earlier steps tried. Nothing about it changes any more, so each is loaded once.</summary>
    public async ValueTask<IReadOnlyList<Attempt>> LoadAttemptsAsync(RunState state, CancellationToken cancellationToken)
    {
        foreach (CandidateState candidate in state.Candidates.Values.Skip(attempts.Count))
        {
            attempts.Add(new Attempt
            {
                CandidateId = candidate.Id,
                Candidate = await LoadCandidateAsync(candidate, cancellationToken).ConfigureAwait(false),
                Rejection = candidate.Rejection,
                Evaluations = await LoadEvaluationsAsync(candidate.Evaluations, cancellationToken).ConfigureAwait(false),
            });
        }
        return [.. attempts];
    }

    public async ValueTask<IReadOnlyList<ContextItem>> LoadContextAsync(RunState state, CancellationToken cancellationToken)
    {
        var items = new List<ContextItem>();
        foreach (ContextReference reference in state.Context ?? [])
        {
            ReadOnlyMemory<byte> content = await services.LoadAsync(reference.Content.Digest, cancellationToken).ConfigureAwait(false);
            items.Add(new ContextItem
            {
                Source = reference.Source,
                Title = reference.Title,
                Content = System.Text.Encoding.UTF8.GetString(content.Span),
                Relevance = reference.Relevance,
                Trust = reference.Trust,
            });
        }
        return items;
    }
}
