using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Who makes a call: is told of its tries, and seeds the chance in its waits.</summary>
internal abstract class EndpointCaller
{
    public abstract Random CreateRandom();

    /// <summary>Before each try. What it throws ends the call.</summary>
    public virtual void OnBegin()
    {
    }

    /// <summary>With each piece of a streamed answer.</summary>
    public virtual ValueTask OnPieceAsync(ChatResponseUpdate piece) => ValueTask.CompletedTask;

    /// <summary>After each try that gave no answer, before the wait; also where the caller cancelled it.</summary>
    public virtual ValueTask OnFailedAsync(FailedTry failed) => ValueTask.CompletedTask;
}
