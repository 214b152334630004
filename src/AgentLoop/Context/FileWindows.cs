using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Shows a file whole if it is small, otherwise the surroundings of the lines that matter.</summary>
internal static class FileWindows
{
    private static readonly int[] Radii = [60, 30, 15, 8, 4];

    /// <param name="text">The file.</param>
    /// <param name="lines">The lines that matter, from 1.</param>
    /// <param name="maxTokens">What it may take.</param>
    public static string Of(string text, IReadOnlyCollection<int> lines, int maxTokens)
    {
        if (TokenEstimate.Of(text) <= maxTokens)
            return text;

        string[] all = text.Split('\n');
        int[] places = [.. lines.Where(l => l >= 1 && l <= all.Length).Order()];
        foreach (int radius in Radii)
        {
            string windows = Render(all, places, radius);
            if (windows.Length > 0 && TokenEstimate.Of(windows) <= maxTokens)
                return windows;
        }

        return Excerpt.Of(text, maxTokens);
    }

    private static string Render(string[] all, int[] places, int radius)
    {
        StringBuilder text = new();
        int shown = 0;
        foreach (int place in places)
        {
            int first = Math.Max(shown + 1, place - radius);
            int last = Math.Min(all.Length, place + radius);
            if (first > shown + 1)
                text.Append(CultureInfo.InvariantCulture, $"[... lines {shown + 1} to {first - 1} are not shown ...]\n");
            for (; first <= last; first++)
                text.Append(all[first - 1]).Append('\n');
            shown = Math.Max(shown, last);
        }

        if (shown > 0 && shown < all.Length)
            text.Append(CultureInfo.InvariantCulture, $"[... lines {shown + 1} to {all.Length} are not shown ...]\n");
        return text.ToString();
    }
}
