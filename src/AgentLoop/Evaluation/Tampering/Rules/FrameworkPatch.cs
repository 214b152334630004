namespace AgentLoop;

/// <summary>A place where a test framework, or a comparison, is made to say what one likes.</summary>
internal sealed record FrameworkPatch(string Why, string Text, int Line, FindingSeverity Severity = FindingSeverity.Error);
