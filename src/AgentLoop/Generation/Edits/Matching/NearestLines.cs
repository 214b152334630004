using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>The lines of a file that a search was probably meant to match.</summary>
internal sealed record NearestLines
{
    private const int MaxCompared = 8;
    private const int MaxShown = 12;
    private const double LeastSimilarity = 0.4;

    /// <summary>How like they are, from 0 to 1.</summary>
    public double Similarity { get; private init; }

    /// <summary>The first of them, from 1; <see langword="null"/> where nothing is like it.</summary>
    public int? Line { get; private init; }

    /// <summary>A sentence that shows them with their numbers; empty where nothing is like it.</summary>
    public string Sentence { get; private init; } = "";

    public static NearestLines Find(EditableText text, LinePattern wanted)
    {
        int skip = 0;
        while (skip < wanted.Count && wanted[skip].Span.IsWhiteSpace())
            skip++;
        int compared = Math.Min(wanted.Count - skip, MaxCompared);
        (int first, double similarity) = compared == 0 ? default : Search(text, wanted, skip, compared);
        return similarity < LeastSimilarity
            ? new NearestLines { Similarity = similarity }
            : new NearestLines { Similarity = similarity, Line = first + 1, Sentence = Show(text, first, wanted.Count - skip) };
    }

    private static string Show(EditableText text, int first, int count)
    {
        StringBuilder shown = new(" The nearest lines are:");
        for (int i = first; i < Math.Min(text.Count, first + Math.Min(count, MaxShown)); i++)
            shown.Append(CultureInfo.InvariantCulture, $"\n{i + 1}: {OneLine.Of(text.Content(i))}");
        return shown.ToString();
    }

    private static (int First, double Similarity) Search(EditableText text, LinePattern wanted, int skip, int compared)
    {
        (int First, double Similarity) best = (0, 0);
        for (int first = 0; first < text.Count; first++)
        {
            double sum = 0;
            for (int i = 0; i < compared && first + i < text.Count; i++)
                sum += AgentLoop.Similarity.Of(text.Content(first + i).Trim(), wanted[skip + i].Span.Trim());
            if (sum / compared > best.Similarity)
                best = (first, sum / compared);
        }

        return best;
    }
}
