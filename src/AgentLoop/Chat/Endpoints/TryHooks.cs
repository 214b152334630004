using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Who is told of the tries of a call.</summary>
internal sealed record TryHooks
{
    public static readonly TryHooks None = new();

    /// <summary>Before each try. What it throws ends the call.</summary>
    public Action OnBegin { get; init; } = static () => { };

    /// <summary>With each piece of a streamed answer.</summary>
    public Func<ChatResponseUpdate, ValueTask> OnPiece { get; init; } = static _ => ValueTask.CompletedTask;

    /// <summary>After each try that gave no answer, before the wait; also where the caller cancelled it.</summary>
    public Func<FailedTry, ValueTask> OnFailed { get; init; } = static _ => ValueTask.CompletedTask;
}
