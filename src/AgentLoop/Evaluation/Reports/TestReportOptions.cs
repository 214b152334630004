namespace AgentLoop;

/// <summary>How much of a report is kept.</summary>
public sealed record TestReportOptions
{
    /// <summary>How many tests are read; a report with more is not complete.</summary>
    /// <value>100 000 unless said.</value>
    public int MaxTests { get; init; } = 100_000;

    /// <summary>
    /// Of how many failed tests, and again of how many others, the messages, stacks and output are kept; of further failures the beginning of their messages is.
    /// </summary>
    /// <value>500 unless said.</value>
    public int MaxDetailedTests { get; init; } = 500;

    /// <summary>
    /// The folder, as an absolute path, where the tests ran. Where a runner names tests by absolute paths, those below it are made relative, so that the names are
    /// the same in another copy.
    /// </summary>
    /// <value><see langword="null"/> unless said: of an absolute path in a name the file's name alone is kept.</value>
    public string? Root { get; init; }

    /// <summary>Whether a command of ours asked a runner for it, so that it has all that runners write: one that lacks some of it was written by somebody else.</summary>
    internal bool IsAskedFor { get; init; }
}
