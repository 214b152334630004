namespace AgentLoop;

/// <summary>The file goes.</summary>
internal sealed record DeleteEdit : Edit;
