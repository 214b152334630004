using System.Globalization;

namespace AgentLoop;

/// <summary>Replaces a text that occurs once, whatever line endings the file has; the rest of the file stays as it is.</summary>
internal static class SearchReplace
{
    private const int MaxPlaces = 10;

    /// <summary>Whether it could be done; the outcome is the new text, or what was wrong as the end of a sentence, with its full stop.</summary>
    public static bool TryApply(string text, string search, string replacement, out string outcome)
    {
        string lfText = LineEnding.ToLf(text);
        string lfSearch = LineEnding.ToLf(search);
        List<int> places = Places(lfText, lfSearch);
        if (places.Count != 1)
        {
            outcome = Problem(lfText, lfSearch, places);
            return false;
        }

        int start = OriginalOffset(text, places[0]);
        int end = OriginalOffset(text, places[0] + lfSearch.Length);
        ReadOnlySpan<char> replaced = text.AsSpan(start, end - start);
        string ending = LineEnding.Of(replaced.Contains('\n') ? replaced : text);
        outcome = string.Concat(text.AsSpan(0, start), LineEnding.To(ending, replacement), text.AsSpan(end));
        return true;
    }

    /// <summary>Where it occurs, overlapping places too: any of them could be meant.</summary>
    private static List<int> Places(string text, string search)
    {
        List<int> places = [];
        int at = search.Length == 0 ? -1 : text.IndexOf(search, StringComparison.Ordinal);
        while (at >= 0 && places.Count <= MaxPlaces)
        {
            places.Add(at);
            at = text.IndexOf(search, at + 1, StringComparison.Ordinal);
        }

        return places;
    }

    private static string Problem(string text, string search, List<int> places)
    {
        if (search.Length == 0)
            return "is empty; to give a file a whole new content, use write.";
        if (places.Count == 0)
            return "does not occur there." + NearestLines.Describe(text, search);

        string count = places.Count > MaxPlaces ? $"more than {MaxPlaces}" : places.Count.ToString(CultureInfo.InvariantCulture);
        string lines = string.Join(", ", places.Take(MaxPlaces).Select(p => 1 + text.AsSpan(0, p).Count('\n')));
        return $"occurs there {count} times, at the lines {lines}; take more lines around the place that is meant.";
    }

    /// <summary>The place in a text, given the place in the same text with LF alone.</summary>
    private static int OriginalOffset(string text, int lfOffset)
    {
        int at = 0;
        for (int i = 0; i < lfOffset; i++)
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        return at;
    }
}
