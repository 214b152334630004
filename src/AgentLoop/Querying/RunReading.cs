namespace AgentLoop;

/// <summary>Something that was read in a run.</summary>
public sealed record RunReading
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The event's place in the run.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who read it: the scope of a file in the sandbox, the source of what was shown to the generator.</summary>
    public required string Source { get; init; }

    /// <summary>What was read, such as the path of a file.</summary>
    public required string Title { get; init; }

    /// <summary>What it said then; <see langword="null"/> where there was nothing.</summary>
    public ArtifactReference? Content { get; init; }

    internal static IEnumerable<RunReading> Of(string runId, RunEvent e) => e switch
    {
        FileRead file => [Create(runId, e, e.Scope, file.Path, file.Content)],
        ContextGathered context => context.Items.Select(item => Create(runId, e, item.Source, item.Title, item.Content)),
        _ => [],
    };

    private static RunReading Create(string runId, RunEvent e, string source, string title, ArtifactReference? content) =>
        new() { RunId = runId, Sequence = e.Sequence, At = e.At, Source = source, Title = title, Content = content };
}
