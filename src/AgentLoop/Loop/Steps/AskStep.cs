namespace AgentLoop;

/// <summary>Put the brief's open questions to the host; the run waits for <see cref="ResumeRequest.Answers"/>.</summary>
public sealed record AskStep : LoopStep
{
    /// <inheritdoc/>
    public override string Name => "ask";
}
