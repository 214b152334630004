namespace AgentLoop;

/// <summary>The journal and what the loop does now differ, so that the run cannot be taken up where it stopped.</summary>
public sealed class DivergenceException : AgentLoopException
{
    /// <summary>Says where they differ.</summary>
    public DivergenceException(Divergence divergence)
        : base(divergence.ToString()) => Divergence = divergence;

    /// <summary>The first difference.</summary>
    public Divergence Divergence { get; }
}
