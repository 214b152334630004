namespace AgentLoop;

/// <summary>What to judge.</summary>
public sealed record EvaluationRequest
{
    /// <summary>The run this is for.</summary>
    public required RunScope Run { get; init; }

    /// <summary>The task, understood.</summary>
    public required Brief Brief { get; init; }

    /// <summary>The files of the untouched repository.</summary>
    public required IWorkspaceView Workspace { get; init; }

    /// <summary>A sandbox over a private copy of the repository, the candidate applied. Do not dispose it.</summary>
    public required ISandboxSession Sandbox { get; init; }

    /// <summary>The candidate; <see langword="null"/> for the untouched repository.</summary>
    public Candidate? Candidate { get; init; }

    /// <summary>What this evaluator said of the untouched repository; <see langword="null"/> when that is what is asked, and for one that is not asked it.</summary>
    public Evaluation? Baseline { get; init; }

    /// <summary>What evaluators that were asked before said of the same candidate, in that order.</summary>
    public IReadOnlyList<Evaluation> Earlier { get; init; } = [];

    /// <summary>Whether the task wants tests changed. Where it does not, the repository's own tests judge.</summary>
    public bool MayChangeTests { get; init; }

    /// <summary>
    /// Makes another private copy of the untouched repository with a change made in it, behind a sandbox, for what would leave traces in this one; what is done
    /// there is recorded in the given scope. Who calls it disposes what it gives. A change that does not fit is an <see cref="AgentLoopException"/> at the first
    /// use. <see langword="null"/> outside of a loop.
    /// </summary>
    public Func<RunScope, ChangeSet, ISandboxSession>? OpenCopy { get; init; }
}
