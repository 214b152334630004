namespace AgentLoop;

/// <summary>A line of a file of the workspace.</summary>
internal sealed record SourcePlace(string File, int Line);
