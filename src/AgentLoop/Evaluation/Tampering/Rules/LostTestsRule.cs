namespace AgentLoop;

/// <summary>Tests that are not there any more, or do nothing any more.</summary>
internal sealed class LostTestsRule : ITamperingRule
{
    public IEnumerable<Finding> Find(GuardedChange change)
    {
        MovedAssertions moved = new(change);
        HashSet<string> bodies = change.After.SelectMany(file => file.Tests).Select(test => test.BodyText).ToHashSet(StringComparer.Ordinal);
        foreach (FoundTest test in change.Pairs.Lost)
        {
            bool isElsewhere = bodies.Contains(test.BodyText) || (test.Assertions.Count > 0 && test.Assertions.All(moved.Holds));
            if (!isElsewhere && !test.Skips.Any(skip => skip.Always))
                yield return TamperingRule.Error(TamperingRule.Deleted, test.Path, test.Line, $"The test \"{test.FullName}\" is gone, and no other does the same.");
        }

        foreach ((FoundTest before, FoundTest after) in change.Pairs.Kept)
        {
            if (after.Assertions.Count == 0 && before.Assertions.Count > 0 && after.Body.Count < before.Body.Count && !before.Assertions.All(moved.Holds))
                yield return TamperingRule.Error(TamperingRule.Emptied, after.Path, after.Line, $"The test \"{after.FullName}\" asserts nothing any more.");
        }
    }
}
