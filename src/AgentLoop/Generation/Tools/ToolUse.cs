using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>What an <see cref="AgentTool"/> is called with.</summary>
public sealed record ToolUse
{
    /// <summary>A scope of the call's own: what is done through it is recorded there.</summary>
    public required RunScope Run { get; init; }

    /// <summary>The arguments, as they came from the model: anything, in spite of the schema.</summary>
    public required AIFunctionArguments Arguments { get; init; }

    /// <summary>The candidate's private copy of the repository.</summary>
    /// <exception cref="AgentLoopException">The generator is used outside of a loop.</exception>
    public Workbench Workbench => OwnWorkbench ?? throw new AgentLoopException("There is no copy of the repository to work in; run the generator in a loop.");

    internal EditOptions Edits { get; init; } = new();

    internal Workbench? OwnWorkbench { get; init; }

    /// <summary>What the tools of one conversation know of each other.</summary>
    internal ToolMemory Memory { get; init; } = new();
}
