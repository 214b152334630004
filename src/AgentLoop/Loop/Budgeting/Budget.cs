namespace AgentLoop;

/// <summary>What a run may use. What is <see langword="null"/> is not limited.</summary>
public sealed record Budget
{
    /// <summary>Tokens in and out, together.</summary>
    public long? MaxTokens { get; set; }

    /// <summary>Money, in the currency of the prices given to the loop.</summary>
    public decimal? MaxCost { get; set; }

    /// <summary>Time during which the run is active; pauses do not count.</summary>
    public TimeSpan? MaxWallTime { get; set; }

    /// <summary>Requests to a model.</summary>
    public long? MaxModelCalls { get; set; }

    /// <summary>Tool calls that models ask for.</summary>
    public long? MaxToolCalls { get; set; }

    /// <summary>Generate steps.</summary>
    public long? MaxIterations { get; set; }

    /// <summary>Processor time of what the sandbox ran.</summary>
    public TimeSpan? MaxSandboxCpuTime { get; set; }
}
