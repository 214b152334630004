namespace AgentLoop;

/// <summary>Assertions that are gone, want less, or want something else.</summary>
internal sealed class AssertionsRule : ITamperingRule
{
    public IEnumerable<Finding> Find(GuardedChange change)
    {
        MovedAssertions moved = new(change);
        foreach ((FoundTest before, FoundTest after) in change.Pairs.Kept.Concat(Shared(change)))
        {
            if (after.Assertions.Count == 0 && before.Assertions.Count > 0 && after.Body.Count < before.Body.Count && before.Function.IsTestCall == after.Function.IsTestCall && change.Pairs.Kept.Contains((before, after)))
                continue;
            foreach ((FoundAssertion old, FoundAssertion? now, AssertionLoss loss) in new AssertionComparison(before, after, moved).Losses())
                yield return Describe(after, old, now, loss, IsRenamed(before, after, old, now));
        }
    }

    private static IEnumerable<(FoundTest Before, FoundTest After)> Shared(GuardedChange change)
    {
        Dictionary<string, FoundTest> after = change.After.SelectMany(file => file.Shared).GroupBy(test => test.FullName, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return change.Before.SelectMany(file => file.Shared)
            .Where(test => test.Assertions.Count > 0 && after.ContainsKey(test.FullName))
            .Select(test => (test, after[test.FullName]));
    }

    /// <summary>Whether a value was replaced throughout the test, where it is handed in as well as where it is wanted.</summary>
    private static bool IsRenamed(FoundTest before, FoundTest after, FoundAssertion old, FoundAssertion? now)
    {
        if (now is null)
            return false;
        string[] gone = [.. old.Literals.Except(now.Literals, StringComparer.Ordinal)];
        string[] come = [.. now.Literals.Except(old.Literals, StringComparer.Ordinal)];
        return gone.Length == 1 && come.Length == 1 && Uses(before, gone[0]) > 1 && Uses(after, gone[0]) == 0 && Uses(before, gone[0]) == Uses(after, come[0]);
    }

    private static int Uses(FoundTest test, string literal) => AssertionText.Literals(test.Body).Count(one => string.Equals(one, literal, StringComparison.Ordinal));

    private static Finding Describe(FoundTest test, FoundAssertion old, FoundAssertion? now, AssertionLoss loss, bool renamed)
    {
        int line = now?.Line ?? test.Line;
        string was = $"{old.Method}({string.Join(", ", old.Parts)})";
        string became = now is null ? "" : $"{now.Method}({string.Join(", ", now.Parts)})";
        return loss switch
        {
            AssertionLoss.Changed when renamed => TamperingRule.Warning(TamperingRule.Expected, test.Path, line, $"In \"{test.Name}\" a value was replaced throughout: {was} is {became}."),
            AssertionLoss.Changed => TamperingRule.Error(TamperingRule.Expected, test.Path, line, $"\"{test.Name}\" wants something else: {was} became {became}."),
            AssertionLoss.Weakened => TamperingRule.Error(TamperingRule.Weakened, test.Path, line, $"\"{test.Name}\" wants less: {was} became {became}."),
            AssertionLoss.Loosened => TamperingRule.Warning(TamperingRule.Weakened, test.Path, line, $"\"{test.Name}\" allows a difference now: {was} became {became}."),
            _ => TamperingRule.Error(TamperingRule.Removed, test.Path, line, $"\"{test.Name}\" lost an assertion: {was}."),
        };
    }
}
