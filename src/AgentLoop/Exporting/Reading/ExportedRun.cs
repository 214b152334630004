namespace AgentLoop;

/// <summary>What a whole journal comes to.</summary>
internal sealed record ExportedRun
{
    /// <summary>How deep runs within runs are followed. Nobody nests as deep, and a journal may say that a run is within itself.</summary>
    public const int Deepest = 8;

    public required ExportRequest Request { get; init; }

    public required RunStarted Started { get; init; }

    public required RunState State { get; init; }

    /// <summary>Who wrote each candidate, by its id.</summary>
    public required IReadOnlyDictionary<string, CandidateAuthor> Authors { get; init; }

    public string RunId => Request.RunId;

    /// <summary>The candidate that was selected.</summary>
    /// <exception cref="AgentLoopException">None was.</exception>
    public CandidateState Selected => State.Candidates.Values.FirstOrDefault(c => c.Id == State.Selected)
        ?? throw new AgentLoopException($"Run \"{RunId}\" has selected no change, so that there is nothing to say of one.");

    /// <exception cref="AgentLoopException">There is no such run, or it has no beginning.</exception>
    public static async ValueTask<ExportedRun> ReadAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        RunState state = RunState.Start(request.RunId);
        RunStarted? started = null;
        AuthorTracker authors = new(request.RunId);
        await foreach (RunEvent e in ExportedEvents.ReadAsync(request, cancellationToken).ConfigureAwait(false))
        {
            state = state.Apply(e);
            started ??= e as RunStarted;
            authors.Observe(e);
        }

        return new ExportedRun
        {
            Request = request,
            Started = started ?? throw new AgentLoopException($"The journal of run \"{request.RunId}\" has no beginning, so that nothing can be said of the run."),
            State = state,
            Authors = authors.Authors,
        };
    }
}
