namespace AgentLoop;

/// <summary>Tests that do not run any more, or whose failing does not count.</summary>
internal sealed class SkippedTestsRule : ITamperingRule
{
    public IEnumerable<Finding> Find(GuardedChange change)
    {
        foreach ((FoundTest before, FoundTest after) in change.Pairs.Kept)
        {
            foreach (SkipMark mark in after.Skips.Where(mark => !before.Skips.Any(old => string.Equals(old.Text, mark.Text, StringComparison.Ordinal) && old.Always == mark.Always)))
                yield return Describe(after, mark);
        }

        foreach (FoundTest test in change.Pairs.Added)
        {
            foreach (SkipMark mark in test.Skips.Where(mark => mark.Always))
                yield return TamperingRule.Make(mark.Text is "only" or "fit" or "fdescribe" ? FindingSeverity.Error : FindingSeverity.Warning, TamperingRule.Skipped, test.Path, mark.Line, $"The new test \"{test.Name}\" does not run, or keeps others from running: {mark.Text}.");
        }

        foreach (FileEdit edit in change.Edits)
        {
            foreach (Finding finding in OfFile(change.BeforeOf(edit), change.AfterOf(edit)))
                yield return finding;
        }
    }

    private static Finding Describe(FoundTest test, SkipMark mark) => mark.Always
        ? TamperingRule.Error(TamperingRule.Skipped, test.Path, mark.Line, $"\"{test.Name}\" does not run any more, or its failing does not count: {mark.Text}.")
        : TamperingRule.Warning(TamperingRule.Skipped, test.Path, mark.Line, $"\"{test.Name}\" runs only under a condition now: {mark.Text}.");

    private static IEnumerable<Finding> OfFile(GuardedFile? before, GuardedFile? after)
    {
        if (after is null || !after.Source.IsTest)
            yield break;
        HashSet<string> old = before is null ? [] : SkipMarks.OfFile(before.Source, before.Rest).Select(mark => mark.Text).ToHashSet(StringComparer.Ordinal);
        foreach (SkipMark mark in SkipMarks.OfFile(after.Source, after.Rest).Where(mark => !old.Contains(mark.Text)))
        {
            string message = $"The tests of this file do not run any more everywhere: {mark.Text}.";
            yield return before is { HasTests: true } && mark.Always
                ? TamperingRule.Error(TamperingRule.Skipped, after.Source.Path, mark.Line, message)
                : TamperingRule.Warning(TamperingRule.Skipped, after.Source.Path, mark.Line, message);
        }
    }
}
