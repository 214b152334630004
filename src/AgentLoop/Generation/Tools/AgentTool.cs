using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>A tool of <see cref="ToolLoopGenerator"/> that works in the candidate's private copy of the repository.</summary>
/// <remarks>
/// One instance serves many conversations at once. When a run is taken up again the tool is called again: what it does through
/// <see cref="ToolUse.Run"/> and <see cref="ToolUse.Workbench"/> is answered from the journal, and nothing else may have an effect. What it throws
/// is told to the model. A tool without that need is any <see cref="AIFunction"/>: it is called once, and its result recorded. Where the process ends
/// in between, one that only reads is called again; of any other the model is told that its outcome is unknown, unless an <see cref="IReconciler"/> knows.
/// </remarks>
public abstract class AgentTool : AIFunction
{
    /// <summary>Whether it changes nothing, so that several may be called at the same time.</summary>
    /// <value><see langword="false"/> unless said.</value>
    public virtual bool IsReadOnly => false;

    /// <summary>Does what the model asks for.</summary>
    protected abstract ValueTask<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="AgentLoopException">It is called by something else than <see cref="ToolLoopGenerator"/>.</exception>
    protected sealed override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return arguments.Context?.TryGetValue(typeof(ToolUse), out object? value) == true && value is ToolUse use
            ? await UseAsync(use with { Arguments = arguments }, cancellationToken).ConfigureAwait(false)
            : throw new AgentLoopException($"The tool \"{Name}\" works in a candidate's copy of the repository; hand it to a ToolLoopGenerator.");
    }
}
