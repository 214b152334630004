namespace AgentLoop;

/// <summary>A class, module or group of tests: where it is, what it is called, and its head.</summary>
internal sealed record GuardScope(int First, int End, string Name, GuardTokens Head);
