namespace AgentLoop;

/// <summary>The file goes.</summary>
public sealed record DeleteEdit : Edit;
