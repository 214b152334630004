namespace AgentLoop;

/// <summary>
/// More of a streamed answer has come. For those who watch; nobody may act on it, since the try may fail yet. See
/// <see cref="EndpointOptions.UpdateInterval"/>.
/// </summary>
public sealed record ModelAnswering : RunEvent
{
    /// <summary>The text since the event before.</summary>
    public string Text { get; init; } = "";

    /// <summary>The model's thinking since the event before, where the endpoint shows it.</summary>
    public string Reasoning { get; init; } = "";

    /// <inheritdoc/>
    public override string Kind => "model.answering";
}
