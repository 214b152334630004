namespace AgentLoop;

/// <summary>Looks for the parts of a block that leaves out lines: each must occur once behind the one before it.</summary>
internal static class ElidedSearch
{
    /// <summary>The places of all parts; one that does not fit where it is unclear which; <see langword="null"/> where one has none.</summary>
    public static FoundPlace? Run(LineSearch search)
    {
        List<PlacedLines> parts = [];
        EditOutcome? first = null;
        double similarity = 0;
        foreach (IReadOnlyList<EditLine> part in LineBlock.Parts(search.Edit.Lines))
        {
            if (LineBlock.Before(part).Count == 0 || search.Run(part) is not { } found)
                return null;
            if (!found.Fits)
                return found;
            first ??= found.Outcome;
            similarity += found.Outcome.Similarity;
            parts.AddRange(found.Parts);
            search = search with { From = parts[^1].End };
        }

        return first is null ? null : new FoundPlace
        {
            Outcome = first with { Strategy = MatchStrategy.Elision, Similarity = similarity / parts.Count },
            Parts = parts,
        };
    }
}
