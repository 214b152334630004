namespace AgentLoop;

/// <summary>Something the generator should know.</summary>
public sealed record ContextItem
{
    /// <summary>Where it comes from, such as <c>instructions</c> or <c>file</c>.</summary>
    public required string Source { get; init; }

    /// <summary>What it is called among those of its source, such as a path.</summary>
    public required string Title { get; init; }

    /// <summary>The text.</summary>
    public required string Content { get; init; }

    /// <summary>How much it matters, from 0 to 1.</summary>
    /// <value>0.5 unless said.</value>
    public double Relevance { get; init; } = 0.5;

    /// <summary>Whether the text may instruct the model.</summary>
    /// <value><see cref="ContextTrust.Untrusted"/> unless said.</value>
    public ContextTrust Trust { get; init; }

    /// <summary>The digest of the text in UTF-8.</summary>
    public Digest Digest => Digest.Of(System.Text.Encoding.UTF8.GetBytes(Content));
}
