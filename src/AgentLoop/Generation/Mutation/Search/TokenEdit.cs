namespace AgentLoop;

/// <summary>
/// How a text differs from a file, in tokens: blanks and comments do not count, indentation does where it means something. Equal
/// texts have equal edits, whichever way they came about.
/// </summary>
internal sealed record TokenEdit
{
    /// <summary>The first token that differs.</summary>
    public required int First { get; init; }

    /// <summary>How many tokens of the file go.</summary>
    public required int Removed { get; init; }

    /// <summary>What stands in their place.</summary>
    public required ArraySegment<CodeToken> Inserted { get; init; }

    public bool IsEmpty => Removed == 0 && Inserted.Count == 0;

    /// <summary>What a mutation does. Only what stands around it is read again: behind it the tokens are the old ones.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mutation">The mutation.</param>
    /// <param name="text">What the mutation makes of the file.</param>
    public static TokenEdit Of(SourceFile file, Mutation mutation, string text)
    {
        int first = LineOf(file, FirstEndingAt(file, mutation.Start));
        CodeTokenReader reader = new(file.Language, text, file.At(first - 1));
        int shift = text.Length - file.Text.Length;
        int old = first;
        List<CodeToken> inserted = [];
        while (reader.TryRead(out CodeToken token))
        {
            while (old < file.Code.Count && file.Code[old].Start < token.Start - shift)
                old++;
            bool behind = token.Start >= mutation.Start + mutation.Replacement.Length;
            if (behind && file.At(old).Start == token.Start - shift && AreSame(file, file.At(old), token))
                return Canonical(file, first, old - first, [.. inserted]);
            inserted.Add(token);
        }

        return Canonical(file, first, file.Code.Count - first, [.. inserted]);
    }

    /// <summary>How another text differs.</summary>
    public static TokenEdit Between(SourceFile file, string text) =>
        Canonical(file, 0, file.Code.Count, CodeTokenReader.ReadAll(file.Language, text));

    /// <summary>A number that equal edits of a file have in common.</summary>
    public ulong Fingerprint(SourceFile file)
    {
        StableHash hash = new(First);
        hash.Add(Removed);
        foreach (CodeToken token in Inserted)
        {
            hash.Add(token.Text);
            hash.Add(file.Language.IsIndented && token.StartsLine ? token.Column : -1);
        }

        return hash.Value;
    }

    /// <summary>Leaves out what is the same at both ends; what can be moved to the right without a difference is moved there.</summary>
    private static TokenEdit Canonical(SourceFile file, int first, int removed, CodeToken[] inserted)
    {
        int prefix = 0;
        while (prefix < removed && prefix < inserted.Length && AreSame(file, file.Code[first + prefix], inserted[prefix]))
            prefix++;
        int suffix = 0;
        while (suffix < Math.Min(removed, inserted.Length) - prefix
            && AreSame(file, file.Code[first + removed - 1 - suffix], inserted[^(suffix + 1)]))
            suffix++;
        (first, removed) = (first + prefix, removed - prefix - suffix);
        CodeToken[] middle = inserted[prefix..^suffix];
        while (removed == 0 && middle.Length > 0 && first < file.Code.Count && AreSame(file, file.Code[first], middle[0]))
            middle = [.. middle.AsSpan(1), file.Code[first++]];
        while (removed > 0 && middle.Length == 0 && first + removed < file.Code.Count
            && AreSame(file, file.Code[first], file.Code[first + removed]))
            first++;
        bool differs = removed > 0 || middle.Length > 0;
        return new TokenEdit { First = differs ? first : 0, Removed = removed, Inserted = middle };
    }

    private static bool AreSame(SourceFile file, CodeToken first, CodeToken second)
    {
        if (first.Kind != second.Kind || !first.Is(second.Text))
            return false;
        return !file.Language.IsIndented || (first.StartsLine == second.StartsLine && (!first.StartsLine || first.Column == second.Column));
    }

    /// <summary>The first token of the line: whether a slash begins a pattern, only the rest of its line tells.</summary>
    private static int LineOf(SourceFile file, int index)
    {
        while (index > 0 && !file.At(index).StartsLine)
            index--;
        return index;
    }

    private static int FirstEndingAt(SourceFile file, int position)
    {
        int low = 0;
        int high = file.Code.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = file.Code[middle].End < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
