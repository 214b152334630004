namespace AgentLoop;

/// <summary>The course of an agent in figures, whoever's agent it was.</summary>
public sealed record RecordedTrajectory
{
    /// <summary>What it is called where it is from, such as a run's id; empty where nothing says.</summary>
    public required string Id { get; init; }

    /// <summary>The format that it was read from, such as <c>ATIF-v1.7</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The agent, as it names itself.</summary>
    public string Agent { get; init; } = "";

    /// <summary>The model that gave most of the answers; <see langword="null"/> where nothing says.</summary>
    public string? Model { get; init; }

    /// <summary>What it came to, in the words of the format, such as <c>Succeeded</c> or <c>submitted</c>; <see langword="null"/> where nothing says.</summary>
    public string? Outcome { get; init; }

    /// <summary>The answers of models, in their order; those of agents within it where they ended.</summary>
    public IReadOnlyList<TrajectoryTurn> Turns { get; init; } = [];

    /// <summary>Tokens sent to models, cached ones included; <see langword="null"/> where nothing says.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Those of <see cref="InputTokens"/> that were cached; <see langword="null"/> where nothing says.</summary>
    public long? CachedTokens { get; init; }

    /// <summary>Tokens that models answered with; <see langword="null"/> where nothing says.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Money, in dollars or in the currency of the run's prices; <see langword="null"/> where nothing says.</summary>
    public decimal? Cost { get; init; }

    /// <summary>From the first to the last that was recorded, never negative; <see langword="null"/> where nothing says.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The files that its change leaves changed, in ordinal order; <see langword="null"/> where nothing says.</summary>
    public IReadOnlyList<string>? FilesChanged { get; init; }

    /// <summary>How many tools were called.</summary>
    public int ToolCalls => Turns.Sum(turn => turn.Tools.Count);

    /// <summary>The tools that were called, in their order.</summary>
    public IEnumerable<string> Tools => Turns.SelectMany(turn => turn.Tools);

    /// <summary>The trajectory of a recorded run.</summary>
    /// <exception cref="AgentLoopException">There is no such run.</exception>
    public static ValueTask<RecordedTrajectory> OfAsync(ExportRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new RunTrajectory(request.Store).ReadAsync(request, cancellationToken);
    }
}
