namespace AgentLoop;

/// <summary>Who is told of an answer has failed, and not the model.</summary>
internal sealed class HookException(Exception cause) : Exception(cause.Message, cause);
