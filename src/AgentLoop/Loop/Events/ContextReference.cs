namespace AgentLoop;

/// <summary>A context item whose text is kept beside the journal.</summary>
public sealed record ContextReference
{
    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>What it is called among those of its source.</summary>
    public required string Title { get; init; }

    /// <summary>How much it matters, from 0 to 1.</summary>
    public required double Relevance { get; init; }

    /// <summary>Whether the text may instruct the model.</summary>
    public required ContextTrust Trust { get; init; }

    /// <summary>The text, in UTF-8.</summary>
    public required ArtifactReference Content { get; init; }
}
