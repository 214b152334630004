using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Tells which words of a line its counterpart lacks, by comparing them as lines are compared.</summary>
internal static class WordDiff
{
    private const int Longest = 500;

    /// <summary>Lines that have less than this in common are other lines, and nothing in them is worth marking.</summary>
    private const double LeastShared = 0.35;

    /// <returns>The line in stretches; none where it is not worth it.</returns>
    public static IReadOnlyList<DiffWord> Of(string line, string other)
    {
        if (line.Length is 0 or > Longest || other.Length is 0 or > Longest)
            return [];
        List<string> words = Words(line);
        bool[] lacking = LineDiff.Compare(Lines(words), Lines(Words(other))).Removed;
        int shared = words.Where((word, i) => !lacking[i] && !string.IsNullOrWhiteSpace(word)).Sum(w => w.Length);
        return shared < LeastShared * words.Where(w => !string.IsNullOrWhiteSpace(w)).Sum(w => w.Length) ? [] : Join(words, lacking);
    }

    private static List<DiffWord> Join(List<string> words, bool[] lacking)
    {
        List<DiffWord> stretches = [];
        for (int i = 0; i < words.Count; i++)
        {
            if (stretches is [.., var last] && last.IsShared != lacking[i])
                stretches[^1] = last with { Text = last.Text + words[i] };
            else
                stretches.Add(new DiffWord { Text = words[i], IsShared = !lacking[i] });
        }

        return stretches;
    }

    /// <summary>Letters and digits that follow one another are a word, and so are blanks; everything else is one by itself.</summary>
    private static List<string> Words(string line)
    {
        List<string> words = [];
        int start = 0;
        while (start < line.Length)
        {
            int kind = KindOf(line[start]);
            int end = start + 1;
            while (end < line.Length && ((kind != 0 && KindOf(line[end]) == kind) || char.IsLowSurrogate(line[end])))
                end++;
            words.Add(line[start..end]);
            start = end;
        }

        return words;
    }

    private static int KindOf(char c) => char.IsLetterOrDigit(c) || c == '_' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark ? 1
        : c is ' ' or '\t' ? 2
        : 0;

    private static TextLines Lines(List<string> words) => new(Encoding.UTF8.GetBytes(string.Join('\n', words) + "\n"));
}
