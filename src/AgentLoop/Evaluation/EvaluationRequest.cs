namespace AgentLoop;

/// <summary>What to judge.</summary>
public sealed record EvaluationRequest
{
    /// <summary>The run this is for.</summary>
    public required RunScope Run { get; init; }

    /// <summary>The task, understood.</summary>
    public required Brief Brief { get; init; }

    /// <summary>A sandbox over a private copy of the repository, the candidate applied. Do not dispose it.</summary>
    public required ISandboxSession Sandbox { get; init; }

    /// <summary>The candidate; <see langword="null"/> for the untouched repository.</summary>
    public Candidate? Candidate { get; init; }

    /// <summary>What this evaluator said of the untouched repository; <see langword="null"/> when that is what is asked.</summary>
    public Evaluation? Baseline { get; init; }
}
