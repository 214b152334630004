namespace AgentLoop;

/// <summary>Chooses what of the context fits a budget of tokens, by relevance, and puts it in an order that does not depend on timing.</summary>
internal static class ContextAssembler
{
    /// <summary>What the lines around an item take.</summary>
    private const int TokensPerItem = 32;

    /// <summary>An excerpt below this tells too little.</summary>
    private const int MinExcerpt = 64;

    public static int TokensOf(ContextItem item) => TokensPerItem + TokenEstimate.Of(item.Content);

    public static ContextAssembly Assemble(IReadOnlyList<ContextItem> items, int maxTokens)
    {
        List<ContextItem> included = [];
        List<ContextItem> dropped = [];
        HashSet<Digest> seen = [];
        int left = maxTokens;
        foreach (ContextItem item in items.Order(ContextOrder.ByRelevance))
        {
            ContextItem? fitting = seen.Add(item.Digest) ? Fit(item, left) : null;
            if (fitting != item)
                dropped.Add(item);
            if (fitting is null)
                continue;

            included.Add(fitting);
            left -= TokensOf(fitting);
        }

        return new ContextAssembly { Included = [.. included.Order(ContextOrder.ForReading)], Dropped = dropped, Tokens = maxTokens - left };
    }

    private static ContextItem? Fit(ContextItem item, int room)
    {
        if (TokensOf(item) <= room)
            return item;

        int content = room - TokensPerItem;
        return content < MinExcerpt ? null : item with { Content = Excerpt.Of(item.Content, content) };
    }
}
