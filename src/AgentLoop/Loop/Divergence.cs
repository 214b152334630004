namespace AgentLoop;

/// <summary>The first place at which a run, performed again, differs from its journal.</summary>
public sealed record Divergence
{
    /// <summary>The sequence number of the recorded event; <see langword="null"/> where the journal has nothing more to compare with.</summary>
    public required long? Sequence { get; init; }

    /// <summary>The scope in which it happened.</summary>
    public required string Scope { get; init; }

    /// <summary>The kind of event that the journal has, or would have had.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// The place inside the event, as a JSON pointer; empty for the event as a whole. Where that is the name of content beside the journal, such as a prompt, the
    /// place in the content follows after <c>#</c>, and in a text of several lines the line.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>The step in which it happened, such as <c>5.generate</c>; empty for the run as a whole.</summary>
    public string Step => Scope.Split('/')[0];

    /// <summary>What the journal says there.</summary>
    public required string Expected { get; init; }

    /// <summary>What was done now.</summary>
    public required string Actual { get; init; }

    /// <summary>The difference in a sentence.</summary>
    public override string ToString() =>
        $"The run differs from its journal at {(Sequence is { } s ? $"record {s}" : "its end")}, scope \"{Scope}\", {Kind}{Path}: expected {Expected}, got {Actual}.";
}
