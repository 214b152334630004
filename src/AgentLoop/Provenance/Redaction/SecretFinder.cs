namespace AgentLoop;

/// <summary>Finds secrets in a text: known ones in whatever way they are written, and what looks like one.</summary>
internal sealed class SecretFinder
{
    private readonly SecretSearch known;
    private readonly SecretAnchors? anchors;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> marks;

    public SecretFinder(IReadOnlyList<KnownSecret> secrets, bool includesPatterns)
    {
        Dictionary<string, SecretNeedle> needles = new(StringComparer.Ordinal);
        foreach (KnownSecret secret in secrets)
        {
            foreach (string form in SecretEncodings.Of(secret.Value))
                needles.TryAdd(form, new SecretNeedle(form, SecretMarks.Of(secret.Name)));
        }
        known = new SecretSearch(needles.Values);
        anchors = includesPatterns ? SecretAnchors.All : null;
        IEnumerable<string> names = secrets.Select(secret => secret.Name).Concat(SecretRules.Names);
        marks = names.SelectMany(name => (string[])[SecretMarks.Of(name), SecretMarks.Of(SecretMarks.New + name)])
            .ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether it can find anything at all.</summary>
    public bool IsEmpty => known.Needles.Count == 0 && anchors is null;

    /// <summary>Whether this is a mark that stands for a secret here, and not words of somebody else.</summary>
    public bool IsMark(ReadOnlySpan<char> text) => marks.Contains(text);

    /// <summary>The places in their order, none within another; <see langword="null"/> where there are none, which costs no memory.</summary>
    public List<SecretSpan>? Find(ReadOnlySpan<char> text) => Find(text, out _);

    /// <summary>The same, and where the first place is of which more text may make something else.</summary>
    public List<SecretSpan>? Find(ReadOnlySpan<char> text, out int open)
    {
        List<SecretSpan>? spans = null;
        open = text.Length;
        FindKnown(text, ref spans, ref open);
        if (spans is null)
            FindForms(text, ref spans, ref open);
        if (spans is not null)
            FindMore(text, spans, ref open);
        return spans is null ? null : SecretSpans.Merge(spans);
    }

    /// <summary>The first place from which on more text may make a secret of what is none yet.</summary>
    public int BeginningOf(ReadOnlySpan<char> text) => SecretBeginnings.Find(text, known.Needles, anchors);

    /// <summary>How much of the text may be the end of a known secret whose beginning is missing.</summary>
    public int EndingOf(ReadOnlySpan<char> text) => SecretBeginnings.FindEnding(text, known.Needles);

    /// <summary>Where a secret is taken out, what stands beside it may be another, which would be found when the text is masked again.</summary>
    private void FindMore(ReadOnlySpan<char> text, List<SecretSpan> spans, ref int open)
    {
        using BlankedText rest = BlankedText.Of(text);
        for (int known = 0; known < spans.Count;)
        {
            for (; known < spans.Count; known++)
                rest.Blank(spans[known]);
            List<SecretSpan>? all = spans;
            FindKnown(rest.Characters, ref all, ref open);
            FindForms(rest.Characters, ref all, ref open);
        }
    }

    private void FindKnown(ReadOnlySpan<char> text, ref List<SecretSpan>? spans, ref int open)
    {
        for (int from = 0; known.Find(text, from, out SecretNeedle? needle) is >= 0 and int at; from = at + 1)
        {
            int end = at + needle!.Text.Length;
            SecretSpan span = SecretSpans.Whole(text, at, end, needle.Mask);
            if (span.End == text.Length || (text.Length - end <= SecretText.LongestEscape && text[(end - 1)..].Contains('\\')))
                open = Math.Min(open, span.Start);
            if (!IsInMark(text, span))
                (spans ??= []).Add(span);
        }
    }

    private void FindForms(ReadOnlySpan<char> text, ref List<SecretSpan>? spans, ref int open)
    {
        if (anchors is not { } words)
            return;
        (int Short, int Long) ahead = (-1, -1);
        for (int at = words.Find(text, 0, ref ahead); at < text.Length; at = words.Find(text, at + 1, ref ahead))
        {
            foreach ((string word, SecretRule rule) in words.At(text[at]))
            {
                if (!text[at..].StartsWith(word, rule.Comparison) || IsInMark(text, new SecretSpan(at, at + word.Length, "")))
                    continue;
                SecretSpan? found = rule.Find(text, at, word.Length, out bool isOpen);
                if (isOpen)
                    open = Math.Min(open, at);
                if (found is { } span && !IsInMark(text, span))
                    (spans ??= []).Add(span);
            }
        }
    }

    /// <summary>Whether what was found is part of a mark: what is masked stays as it is when it is masked again.</summary>
    private bool IsInMark(ReadOnlySpan<char> text, SecretSpan span)
    {
        int from = Math.Max(0, span.Start - SecretMarks.LongestName - SecretMarks.Begin.Length - SecretMarks.New.Length);
        int begin = text[from..Math.Min(text.Length, span.Start + 1)].LastIndexOf('[');
        int end = begin < 0 ? -1 : SecretMarks.EndOf(text, from + begin);
        return end >= span.End && IsMark(text[(from + begin)..end]);
    }
}
