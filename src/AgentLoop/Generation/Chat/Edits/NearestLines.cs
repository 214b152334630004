using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Finds the lines of a file that a search text was probably meant to match.</summary>
internal static class NearestLines
{
    private const int MaxCompared = 8;
    private const int MaxShown = 12;
    private const double LeastSimilarity = 0.4;

    /// <summary>A sentence that shows them with their numbers; empty where nothing is like it.</summary>
    public static string Describe(string text, string search)
    {
        string[] lines = text.Split('\n');
        string[] wanted = search.Trim('\n').Split('\n');
        (int first, double similarity) = Nearest(lines, wanted.AsSpan(0, Math.Min(wanted.Length, MaxCompared)));
        if (similarity < LeastSimilarity)
            return "";

        StringBuilder nearest = new(" The nearest lines are:\n");
        for (int i = first; i < Math.Min(lines.Length, first + Math.Min(wanted.Length, MaxShown)); i++)
            nearest.Append(CultureInfo.InvariantCulture, $"{i + 1}: {OneLine.Of(lines[i])}\n");
        return nearest.ToString().TrimEnd('\n');
    }

    private static (int First, double Similarity) Nearest(string[] lines, ReadOnlySpan<string> wanted)
    {
        (int First, double Similarity) best = (0, 0);
        for (int first = 0; first < lines.Length; first++)
        {
            double sum = 0;
            for (int i = 0; i < wanted.Length && first + i < lines.Length; i++)
                sum += Similarity(lines[first + i].AsSpan().Trim(), wanted[i].AsSpan().Trim());
            if (sum / wanted.Length > best.Similarity)
                best = (first, sum / wanted.Length);
        }

        return best;
    }

    /// <summary>How much of the longer line is beginning or end of both.</summary>
    private static double Similarity(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        int longer = Math.Max(x.Length, y.Length);
        if (longer == 0)
            return 1;

        int head = x.CommonPrefixLength(y);
        int most = Math.Min(x.Length, y.Length) - head;
        int tail = 0;
        while (tail < most && x[^(tail + 1)] == y[^(tail + 1)])
            tail++;
        return (double)(head + tail) / longer;
    }
}
