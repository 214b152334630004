namespace AgentLoop;

/// <summary>What the host asks for.</summary>
public sealed record AgentTask
{
    /// <summary>What is to be achieved, in the words of who wants it.</summary>
    public required string Goal { get; init; }

    /// <summary>The folder of the repository under change. It is read, and written only by the integrator.</summary>
    public required string Workspace { get; init; }

    /// <summary>What must hold of any change.</summary>
    public IReadOnlyList<string> Constraints { get; init; } = [];

    /// <summary>How one can tell that the goal is reached.</summary>
    public IReadOnlyList<string> SuccessCriteria { get; init; } = [];

    /// <summary>Seeds every random choice of the run, so that the same task takes the same course.</summary>
    /// <value>0 unless said.</value>
    public int Seed { get; init; }

    /// <summary>Whether tests that there are may be changed. Where they may not, candidates are judged by the repository's own tests, beside those they add.</summary>
    /// <value><see langword="false"/> unless said.</value>
    public bool MayChangeTests { get; init; }
}
