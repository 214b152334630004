namespace AgentLoop;

/// <summary>A value that is to be masked, and the name that stands for it.</summary>
internal readonly record struct KnownSecret(string Name, string Value);
