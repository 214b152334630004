namespace AgentLoop.Sandboxing.Containers;

/// <summary>What an engine answered to one of our own questions.</summary>
internal sealed record EngineAnswer
{
    public required bool Succeeded { get; init; }

    /// <summary>What it printed, without space at the ends.</summary>
    public required string Output { get; init; }

    /// <summary>What it complained about, on one line.</summary>
    public required string Complaint { get; init; }
}
