namespace AgentLoop;

/// <summary>Something that went wrong in a test run outside of any test.</summary>
public sealed record TestRunError
{
    /// <summary>What went wrong, as the runner says it; cut after 4096 characters.</summary>
    public required string Message { get; init; }

    /// <summary>The file it is about, the path as the runner wrote it; <see langword="null"/> where nothing says.</summary>
    public string? File { get; init; }

    /// <summary>The line in the file, from 1.</summary>
    public int? Line { get; init; }
}
