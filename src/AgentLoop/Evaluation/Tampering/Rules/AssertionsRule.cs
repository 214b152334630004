namespace AgentLoop;

/// <summary>Assertions that are gone, want less, or want something else.</summary>
internal sealed class AssertionsRule : ITamperingRule
{
    public IEnumerable<Finding> Find(GuardedChange change)
    {
        MovedAssertions moved = new(change);
        foreach ((FoundTest before, FoundTest after) in change.Pairs.Kept.Where(pair => !LostTestsRule.IsEmptied(pair.Before, pair.After)).Concat(Shared(change)))
        {
            foreach ((FoundAssertion old, FoundAssertion? now, AssertionLoss loss) in new AssertionComparison(before, after, moved).Losses())
                yield return Describe(after, old, now, loss, IsRenamed(before, after, old, now));
        }
    }

    private static IEnumerable<(FoundTest Before, FoundTest After)> Shared(GuardedChange change)
    {
        Dictionary<string, FoundTest> after = change.After.SelectMany(file => file.Shared).GroupBy(test => test.FullName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
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

    private static int Uses(FoundTest test, string literal) =>
        AssertionText.Literals(test.Body).Count(one => string.Equals(one, literal, StringComparison.Ordinal));

    private static Finding Describe(FoundTest test, FoundAssertion old, FoundAssertion? now, AssertionLoss loss, bool renamed)
    {
        int line = now?.Line ?? test.Line;
        string was = $"{old.Method}({string.Join(", ", old.Parts)})";
        string became = now is null ? "" : $" became {now.Method}({string.Join(", ", now.Parts)})";
        (bool certain, string rule, string what) = loss switch
        {
            AssertionLoss.Changed => (!renamed && (test.File.IsForTests || test.File.HasTests), TamperingRule.Expected, renamed ? "has another value throughout" : "wants something else"),
            AssertionLoss.Weakened => (test.File.IsForTests || test.File.HasTests, TamperingRule.Weakened, "wants less"),
            AssertionLoss.Loosened => (false, TamperingRule.Weakened, "allows a difference now"),
            _ => (test.File.IsForTests || test.File.HasTests, TamperingRule.Removed, "lost an assertion"),
        };
        return TamperingRule.Of(certain, rule, test.Path, line, $"\"{test.Name}\" {what}: {was}{became}.");
    }
}
