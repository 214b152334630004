namespace AgentLoop;

/// <summary>Gets what the journal names from the store, and counts what is not there.</summary>
internal sealed class ContentSource(IProvenanceStore store)
{
    /// <summary>What is larger is not read: one content at a time is held in memory.</summary>
    private const long Largest = 8 * 1024 * 1024;

    private readonly HashSet<Digest> missing = [];

    /// <summary>How many contents the store does not have, or not as they were.</summary>
    public int Missing => missing.Count;

    public async ValueTask<ReportedContent> GetAsync(RecordedContent content, CancellationToken cancellationToken) => content switch
    {
        { Text: { } text } => new ReportedContent { Bytes = System.Text.Encoding.UTF8.GetBytes(text) },
        { Artifact: { } artifact } => await GetAsync(artifact, cancellationToken).ConfigureAwait(false),
        _ => new ReportedContent { Problem = "The journal names no content here." },
    };

    public async ValueTask<ReportedContent> GetAsync(ArtifactReference artifact, CancellationToken cancellationToken) => artifact.Length > Largest
        ? new ReportedContent { Problem = $"This content has {PageFigures.Bytes(artifact.Length)}, which is too much to be shown: {artifact.Digest}" }
        : await GetAsync(artifact.Digest, cancellationToken).ConfigureAwait(false);

    public async ValueTask<ReportedContent> GetAsync(Digest digest, CancellationToken cancellationToken)
    {
        string problem = $"The store does not have this content any more; it was pruned, erased or never kept: {digest}";
        try
        {
            if (await store.GetAsync(digest, cancellationToken).ConfigureAwait(false) is { } bytes)
                return bytes.Length <= Largest ? new ReportedContent { Bytes = bytes } : new ReportedContent { Problem = $"This content is too large to be shown: {digest}" };
        }
        catch (ProvenanceException e)
        {
            problem = e.Message;
        }

        missing.Add(digest);
        return new ReportedContent { Problem = problem };
    }
}
