namespace AgentLoop;

/// <summary>What running a suite took.</summary>
public sealed record SuiteMeasure
{
    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>How many of its tests ran.</summary>
    public required int Tests { get; init; }

    /// <summary>How many things went wrong outside of any test, such as files that could not be loaded.</summary>
    public int Errors { get; init; }

    /// <summary>What of its test framework other code stood in for while it ran, see <see cref="TestReport.Replaced"/>.</summary>
    public IReadOnlyList<string> Replaced { get; init; } = [];

    /// <summary>Whether it was run to its own end, and its report is whole.</summary>
    public bool CameToItsEnd { get; init; }

    /// <summary>Whether all of its tests were asked for, rather than a selection.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>How long building took.</summary>
    public TimeSpan BuildTime { get; init; }

    /// <summary>How long running took.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>Processor time of running.</summary>
    public TimeSpan CpuTime { get; init; }
}
