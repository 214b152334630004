using System.Text;

namespace AgentLoop;

/// <summary>The lines of a file that a change added.</summary>
internal static class AddedLines
{
    /// <summary>The added lines with their numbers, from 1, without what ends them.</summary>
    public static IReadOnlyList<(string Text, int Line)> Of(FileEdit edit)
    {
        bool[] added = Flags(edit.Before, edit.After);
        string[] lines = edit.After.Split('\n');
        return [.. Enumerable.Range(0, Math.Min(added.Length, lines.Length)).Where(i => added[i]).Select(i => (lines[i], i + 1))];
    }

    /// <summary>For each line of the later text, whether the earlier lacks it.</summary>
    public static bool[] Flags(string before, string after) => Compare(before, after).Added;

    public static LineDiff Compare(string before, string after) =>
        LineDiff.Compare(new TextLines(Encoding.UTF8.GetBytes(before)), new TextLines(Encoding.UTF8.GetBytes(after)));
}
