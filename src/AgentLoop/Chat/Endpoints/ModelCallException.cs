namespace AgentLoop;

/// <summary>A model gave no answer; the message says why in a sentence.</summary>
public sealed class ModelCallException : AgentLoopException
{
    /// <summary>Says what came of the call.</summary>
    public ModelCallException(ModelOutcome outcome, string message, Exception? innerException = null)
        : base(message, innerException) => Outcome = outcome;

    /// <summary>What came of the call; see <see cref="ModelOutcome.ContextOverflow"/>.</summary>
    public ModelOutcome Outcome { get; }
}
