namespace AgentLoop;

/// <summary>Tests that are not there any more, or do nothing any more.</summary>
internal sealed class LostTestsRule : ITamperingRule
{
    public IEnumerable<Finding> Find(GuardedChange change)
    {
        MovedAssertions moved = new(change);
        HashSet<string> bodies = change.After.SelectMany(file => file.Tests).Select(test => test.BodyText).ToHashSet(StringComparer.Ordinal);
        FoundTest[] lost = [.. change.Pairs.Lost.Where(test => !IsElsewhere(test) && !test.Skips.Any(skip => skip.Always))];
        HashSet<string> files = change.Edits.Where(edit => edit.IsDeleted).Select(edit => edit.Path).ToHashSet(StringComparer.Ordinal);
        foreach (IGrouping<string, FoundTest> file in lost.Where(test => files.Contains(test.Path)).GroupBy(test => test.Path, StringComparer.Ordinal))
        {
            string[] names = [.. file.Select(test => $"\"{test.FullName}\"")];
            yield return TamperingRule.Error(TamperingRule.Deleted, file.Key, 0,
                $"The file is gone, and {CountedWords.Tests(names.Length)} with it that no other does instead: {CountedWords.Some(names)}.");
        }
        foreach (FoundTest test in lost.Where(test => !files.Contains(test.Path)))
            yield return TamperingRule.Error(TamperingRule.Deleted, test.Path, 0, $"The test \"{test.FullName}\", in line {test.Line} before, is gone, and no other does the same.");

        foreach ((FoundTest before, FoundTest after) in change.Pairs.Kept)
        {
            if (IsEmptied(before, after) && !before.Assertions.All(moved.Holds))
                yield return TamperingRule.Error(TamperingRule.Emptied, after.Path, after.Line, $"The test \"{after.FullName}\" asserts nothing any more.");
        }

        bool IsElsewhere(FoundTest test) => bodies.Contains(test.BodyText) || (test.Assertions.Count > 0 && test.Assertions.All(moved.Holds));
    }

    public static bool IsEmptied(FoundTest before, FoundTest after) =>
        after.Assertions.Count == 0 && before.Assertions.Count > 0 && after.Body.Count < before.Body.Count;
}
