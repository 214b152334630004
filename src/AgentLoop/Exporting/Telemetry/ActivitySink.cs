using System.Diagnostics;

namespace AgentLoop;

/// <summary>Makes activities of spans, with the times that were recorded, and leaves the host's own current activity as it is.</summary>
internal sealed class ActivitySink : ISpanSink
{
    private static readonly ActivitySource Source = new(SpanNames.Source, ThisTool.Version);

    private readonly Dictionary<RecordedSpan, Activity> open = [];

    /// <summary>How many activities somebody listened to.</summary>
    public int Count { get; private set; }

    public ValueTask BeginAsync(RecordedSpan span, CancellationToken cancellationToken)
    {
        Activity? current = Activity.Current;
        Activity.Current = null;
        ActivityContext parent = span.Parent is { } within && open.TryGetValue(within, out Activity? outer) ? outer.Context : default;
        if (Source.StartActivity(span.Name, span.Kind, parent, tags: null, links: null, span.Start) is { } activity)
        {
            open[span] = activity;
            Count++;
        }

        Activity.Current = current;
        return ValueTask.CompletedTask;
    }

    public ValueTask EndAsync(RecordedSpan span, CancellationToken cancellationToken)
    {
        if (!open.Remove(span, out Activity? activity))
            return ValueTask.CompletedTask;
        foreach ((string name, object value) in span.Tags)
            activity.SetTag(name, value);
        foreach (RecordedSpanEvent e in span.Events)
            activity.AddEvent(new ActivityEvent(e.Name, e.At, new ActivityTagsCollection(e.Tags.Select(tag => new KeyValuePair<string, object?>(tag.Key, tag.Value)))));
        activity.SetStatus(span.Error is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error, span.Error);
        activity.SetEndTime(span.End.UtcDateTime);
        Activity? current = Activity.Current;
        activity.Stop();
        Activity.Current = current;
        return ValueTask.CompletedTask;
    }
}
