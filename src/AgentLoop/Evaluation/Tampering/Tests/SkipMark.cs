namespace AgentLoop;

/// <summary>Something that keeps a test from running, or turns round what its failing means.</summary>
/// <param name="Text">What it is, as it is written.</param>
/// <param name="Line">Where.</param>
/// <param name="Always">Whether it does so everywhere, rather than under a condition.</param>
internal sealed record SkipMark(string Text, int Line, bool Always);
