namespace AgentLoop;

/// <summary>Orders of context items that depend on the items alone.</summary>
internal static class ContextOrder
{
    /// <summary>The source whose items are the repository's conventions.</summary>
    public const string Instructions = "instructions";

    /// <summary>What speaks for the host first, then the repository's conventions, then by source, folder (outermost first) and name.</summary>
    public static IComparer<ContextItem> ForReading { get; } = Comparer<ContextItem>.Create(CompareForReading);

    /// <summary>What speaks for the host first, then the most relevant.</summary>
    public static IComparer<ContextItem> ByRelevance { get; } = Comparer<ContextItem>.Create(static (x, y) =>
        y.Trust.CompareTo(x.Trust) is not 0 and int trust ? trust
        : y.Relevance.CompareTo(x.Relevance) is not 0 and int relevance ? relevance
        : CompareForReading(x, y));

    private static int CompareForReading(ContextItem x, ContextItem y)
    {
        int order = Rank(x).CompareTo(Rank(y));
        if (order == 0)
            order = string.CompareOrdinal(x.Source, y.Source);
        if (order == 0)
            order = Folder(x.Title).SequenceCompareTo(Folder(y.Title));
        if (order == 0)
            order = string.CompareOrdinal(x.Title, y.Title);
        return order == 0 ? string.CompareOrdinal(x.Content, y.Content) : order;
    }

    private static int Rank(ContextItem item) => item switch
    {
        { Trust: ContextTrust.Trusted } => 0,
        { Source: Instructions } => 1,
        _ => 2,
    };

    private static ReadOnlySpan<char> Folder(string title) => title.AsSpan(0, title.LastIndexOf('/') + 1);
}
