using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>A try that gave no answer, and what is to follow.</summary>
internal sealed record FailedTry
{
    /// <summary>Which it was, from 1.</summary>
    public required int Number { get; init; }

    public required EndpointFailure Failure { get; init; }

    /// <summary>What had come of the answer by then.</summary>
    public required IReadOnlyList<ChatResponseUpdate> Pieces { get; init; }

    /// <summary>How long the next try waits; <see langword="null"/> where this was the last.</summary>
    public TimeSpan? Wait { get; init; }

    public TimeSpan Duration { get; init; }
}
