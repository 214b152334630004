using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>A call that may be made, or the reason why not.</summary>
internal readonly record struct AdmittedCall(FunctionCallContent Call, RunScope Scope)
{
    /// <summary>The tool; <see langword="null"/> where the call is refused.</summary>
    public BoundTool? Tool { get; init; }

    /// <summary>What it is called with: the model's arguments, or those that a policy put in their place.</summary>
    public IDictionary<string, object?>? Arguments { get; init; }

    /// <summary>The same as JSON, where something needs it.</summary>
    public string Json { get; init; } = "";

    /// <summary>Why it is refused, or what was changed about it.</summary>
    public string Reason { get; init; } = "";

    public ToolCallEnd Refusal { get; init; }
}
