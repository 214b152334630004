namespace AgentLoop;

/// <summary>What to generate candidates for.</summary>
public sealed record GenerationRequest
{
    /// <summary>The run this is for.</summary>
    public required RunScope Run { get; init; }

    /// <summary>The task, understood.</summary>
    public required Brief Brief { get; init; }

    /// <summary>The plan in force.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The files of the repository: what change sets are made against.</summary>
    public required IWorkspaceView Workspace { get; init; }

    /// <summary>How many candidates will be taken at most.</summary>
    public required int Count { get; init; }

    /// <summary>
    /// Makes a place to try things out in, for one candidate; who calls it disposes what it gives. <see langword="null"/> outside of a loop.
    /// </summary>
    public Func<RunScope, Workbench>? OpenWorkbench { get; init; }

    /// <summary>Whom to ask before a model's tool call is made; <see langword="null"/> outside of a loop.</summary>
    public IToolGate? ToolGate { get; init; }

    /// <summary>What was gathered, in the order it is to be shown.</summary>
    public IReadOnlyList<ContextItem> Context { get; init; } = [];

    /// <summary>What the evaluators said of the untouched repository.</summary>
    public IReadOnlyList<Evaluation> Baseline { get; init; } = [];

    /// <summary>What was tried before, oldest first.</summary>
    public IReadOnlyList<Attempt> Attempts { get; init; } = [];
}
