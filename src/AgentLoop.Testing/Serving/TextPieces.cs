namespace AgentLoop.Testing;

/// <summary>Cuts a text as an endpoint streams it.</summary>
internal static class TextPieces
{
    /// <summary>Pieces of at most so many characters; no surrogate pair is cut. One empty piece where there is no text.</summary>
    public static IEnumerable<string> Of(string text, int length)
    {
        int start = 0;
        do
        {
            int end = text.Length - start <= length ? text.Length : start + length;
            if (end < text.Length && char.IsSurrogatePair(text[end - 1], text[end]))
                end++;
            yield return text[start..end];
            start = end;
        }
        while (start < text.Length);
    }
}
