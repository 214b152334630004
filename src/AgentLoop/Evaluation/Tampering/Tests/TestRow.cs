namespace AgentLoop;

/// <summary>A set of values that a test runs with.</summary>
internal sealed record TestRow(string Text, IReadOnlyList<string> Literals, int Line);
