namespace AgentLoop;

/// <summary>A private copy or the sandbox over it could not be had: the fault of neither the candidate nor who judges it, so the run ends.</summary>
internal sealed class WorkspaceFault(Exception cause) : AgentLoopException(cause.Message, cause);
