namespace AgentLoop;

/// <summary>Misuse or broken infrastructure, said in a sentence. What a run comes to is an outcome, never an exception.</summary>
public class AgentLoopException : Exception
{
    /// <summary>Says what was wrong and what to do.</summary>
    public AgentLoopException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
