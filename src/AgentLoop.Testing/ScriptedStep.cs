using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>One entry of a script: an answer, how it comes, and what is expected of the request.</summary>
internal sealed class ScriptedStep(ScriptedAnswer answer)
{
    public TimeSpan Delay { get; set; }

    /// <summary>What breaks the answer off once it was streamed.</summary>
    public Exception? Break { get; init; }

    public List<Action<ScriptedRequest>> Expectations { get; } = [];

    public ChatResponse Answer(ScriptedRequest request, CancellationToken cancellationToken) => answer(request.Messages, request.Options, cancellationToken);
}
