namespace AgentLoop;

/// <summary>What all parts of one conversation share.</summary>
internal sealed record ToolLoopRoom
{
    public required RunScope Run { get; init; }

    public required ToolLoopOptions Options { get; init; }

    public required ToolBox Tools { get; init; }

    public required IToolGate Gate { get; init; }

    public required Workbench? Workbench { get; init; }

    /// <summary>The files that the change will be made against.</summary>
    public required IWorkspaceView Base { get; init; }

    public required Material Material { get; init; }

    public ToolMemory Memory { get; } = new();
}
