namespace AgentLoop.ConformanceTests;

/// <summary>What came of one program in one sandbox.</summary>
public sealed record ContainmentFinding
{
    /// <summary>The program.</summary>
    public required ContainmentProgram Program { get; init; }

    /// <summary>What came of it.</summary>
    public required ContainmentVerdict Verdict { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The program, the verdict and the reason on one line.</summary>
    public override string ToString() => $"{Program.Name}: {Verdict}. {Reason}";
}
