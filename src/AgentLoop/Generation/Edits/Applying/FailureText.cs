using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>What a model is told of edits that do not all apply.</summary>
internal static class FailureText
{
    private const int MaxProblems = 5;
    private const int MaxRanges = 20;

    public static string Of(IReadOnlyList<EditOutcome> outcomes, ChangeSet? kept)
    {
        StringBuilder text = new();
        int[] failed = [.. Numbers(outcomes, o => o.Status is EditStatus.Failed or EditStatus.AlreadyApplied)];
        foreach (int number in failed.Take(MaxProblems))
            text.Append(CultureInfo.InvariantCulture, $"Edit {number} does not apply. {outcomes[number - 1].Problem}\n");
        if (failed.Length > MaxProblems)
            text.Append(CultureInfo.InvariantCulture, $"Nor do {failed.Length - MaxProblems} others.\n");
        if (outcomes.Count > 1)
            text.Append(Others(outcomes, kept));
        return text.ToString().TrimEnd('\n');
    }

    private static string Others(IReadOnlyList<EditOutcome> outcomes, ChangeSet? kept)
    {
        string fine = Ranges(Numbers(outcomes, o => o.Status == EditStatus.Fits));
        string skipped = Ranges(Numbers(outcomes, o => o.Status == EditStatus.Skipped));
        string told = (fine.Length > 0 ? $"Fine: {fine}. " : "") + (skipped.Length > 0 ? $"Not tried, since one before failed: {skipped}. " : "");
        return told + (kept is null
            ? "Nothing was changed; write all edits again."
            : $"Changed were only {string.Join(", ", kept.Files.Select(f => $"\"{OneLine.Of(f.Path)}\"").Take(MaxRanges))}.");
    }

    private static IEnumerable<int> Numbers(IReadOnlyList<EditOutcome> outcomes, Func<EditOutcome, bool> which) =>
        Enumerable.Range(1, outcomes.Count).Where(i => which(outcomes[i - 1]));

    /// <summary>Numbers such as <c>1, 3-5</c>.</summary>
    private static string Ranges(IEnumerable<int> numbers)
    {
        List<(int First, int Last)> ranges = [];
        foreach (int number in numbers)
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1)
                ranges[^1] = (ranges[^1].First, number);
            else
                ranges.Add((number, number));
        }

        string shown = string.Join(", ", ranges.Take(MaxRanges).Select(r =>
            r.First == r.Last ? r.First.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{r.First}-{r.Last}")));
        return ranges.Count > MaxRanges ? shown + " and more" : shown;
    }
}
