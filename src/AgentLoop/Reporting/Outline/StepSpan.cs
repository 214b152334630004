namespace AgentLoop;

/// <summary>A step of a run on the time line.</summary>
internal sealed class StepSpan
{
    /// <summary>Which step of the run it is, from 1.</summary>
    public required int Number { get; init; }

    public required LoopStep Step { get; init; }

    public required long Sequence { get; init; }

    public required TimeSpan Start { get; init; }

    /// <summary>When it ended; <see langword="null"/> while it has not.</summary>
    public TimeSpan? End { get; set; }

    /// <summary>Why it was cut off; <see langword="null"/> where it was not.</summary>
    public string? Failure { get; set; }

    public Spending Spent { get; set; } = Spending.None;

    /// <summary>Calls of models that are no candidate's, in order.</summary>
    public List<TimeBar> Calls { get; } = [];

    /// <summary>Candidates by their number, each from its proposal to its end.</summary>
    public SortedDictionary<int, TimeBar> Candidates { get; } = [];
}
