namespace AgentLoop;

/// <summary>Gives the names of the repository's files by folder; in a large repository, the first of each and how many more there are.</summary>
public sealed class FileListingProvider : IContextProvider
{
    private const double Relevance = 0.3;

    /// <summary>How many tokens the listing may take.</summary>
    /// <value>3000 unless said.</value>
    public int MaxTokens { get; init => field = Require.AtLeast(Excerpt.MinTokens, value); } = 3000;

    /// <inheritdoc/>
    public IAsyncEnumerable<ContextItem> GatherAsync(ContextRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        string listing = FileListing.Render(request.Workspace.Snapshot, MaxTokens);
        return listing.Length == 0 ? AsyncEnumerable.Empty<ContextItem>() : new[] { Item(listing) }.ToAsyncEnumerable();
    }

    private static ContextItem Item(string listing) =>
        new() { Source = "files", Title = "of the repository", Content = listing, Relevance = Relevance };
}
