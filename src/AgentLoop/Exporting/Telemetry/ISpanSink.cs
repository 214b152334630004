namespace AgentLoop;

/// <summary>Takes spans: a part after the whole it is in was begun, and before that has ended.</summary>
internal interface ISpanSink
{
    /// <summary>A span begins.</summary>
    ValueTask BeginAsync(RecordedSpan span, CancellationToken cancellationToken);

    /// <summary>A span has ended, and has all that there is to say of it.</summary>
    ValueTask EndAsync(RecordedSpan span, CancellationToken cancellationToken);
}
