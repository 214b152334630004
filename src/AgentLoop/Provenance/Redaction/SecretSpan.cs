namespace AgentLoop;

/// <summary>A place where a secret stands, and what is to stand there instead.</summary>
internal readonly record struct SecretSpan(int Start, int End, string Mask);
