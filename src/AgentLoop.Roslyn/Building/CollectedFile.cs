namespace AgentLoop.Roslyn;

/// <summary>A file that a build read or left, and what was in it.</summary>
internal sealed record CollectedFile(string Path, Digest Digest);
