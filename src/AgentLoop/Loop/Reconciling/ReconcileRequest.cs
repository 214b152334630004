namespace AgentLoop;

/// <summary>Something that was begun and of which no result was recorded.</summary>
public sealed record ReconcileRequest
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The sequence number of its <see cref="EffectStarted"/>.</summary>
    public required long Intent { get; init; }

    /// <summary>The place in the run.</summary>
    public required string Scope { get; init; }

    /// <summary>What it was: <c>effect.performed</c> for an effect of a plugin's own, <c>tool.called</c>, or <c>integration.finished</c>.</summary>
    public required string Effect { get; init; }

    /// <summary>Which: the name that the plugin gave it, the tool, or the candidate.</summary>
    public required string Request { get; init; }

    /// <summary>When it was begun, by the clock of the process that did.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The change that was being handed over; <see langword="null"/> for everything else.</summary>
    public IntegrationRequest? Integration { get; init; }

    /// <summary>The call of a tool; <see langword="null"/> for everything else.</summary>
    public ToolCall? Tool { get; init; }
}
