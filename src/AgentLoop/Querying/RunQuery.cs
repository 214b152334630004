namespace AgentLoop;

/// <summary>Which runs are looked for. What is not said does not matter.</summary>
public sealed record RunQuery
{
    /// <summary>Runs that began then or later.</summary>
    public DateTimeOffset? StartedFrom { get; init; }

    /// <summary>Runs that began before then.</summary>
    public DateTimeOffset? StartedBefore { get; init; }

    /// <summary>Runs of this repository, by its path.</summary>
    public string? Repository { get; init; }

    /// <summary>Runs that came to one of these.</summary>
    /// <value>Empty: whatever they came to, and those that have not ended.</value>
    public IReadOnlyList<RunOutcome> Outcomes { get; init; } = [];

    /// <summary>Runs in which this model answered, by its id.</summary>
    public string? Model { get; init; }

    /// <summary>Runs that cost as much or more, in the currency of the loop's prices.</summary>
    public decimal? MinCost { get; init; }

    /// <summary>Runs that cost as much or less.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>Whether runs within other runs are looked for too.</summary>
    /// <value><see langword="false"/> unless said.</value>
    public bool IncludeChildRuns { get; init; }

    internal bool MayMatch(RunStarted started) =>
        !(started.At < StartedFrom) && !(started.At >= StartedBefore)
        && (Repository is null || Path.TrimEndingDirectorySeparator(started.Task.Workspace) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(Repository)))
        && (IncludeChildRuns || started.AskedBy is null);

    internal bool Matches(RunSummary run) =>
        (Outcomes.Count == 0 || (run.Outcome is { } outcome && Outcomes.Contains(outcome)))
        && (Model is null || run.Models.Contains(Model, StringComparer.Ordinal))
        && !(run.Spent.Cost < MinCost) && !(run.Spent.Cost > MaxCost);
}
