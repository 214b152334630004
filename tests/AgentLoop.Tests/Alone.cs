namespace AgentLoop.Tests;

/// <summary>For tests that look at the whole process, or at how much happens at the same time: no other test runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
