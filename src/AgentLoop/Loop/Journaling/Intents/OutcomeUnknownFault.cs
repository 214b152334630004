namespace AgentLoop;

/// <summary>
/// Whether something happened outside is not known, and only the host can say: the fault of no plugin. The run ends with its step open, so that it goes on
/// in this very place once the host has said.
/// </summary>
internal sealed class OutcomeUnknownFault(string scope, string message) : AgentLoopException(message)
{
    /// <summary>Where it was to be done.</summary>
    public string Scope => scope;
}
