namespace AgentLoop;

/// <summary>Assertions whose failing is caught and forgotten.</summary>
internal sealed class SwallowedRule : ITamperingRule
{
    public IEnumerable<Finding> Find(GuardedChange change)
    {
        foreach ((FoundTest before, FoundTest after) in change.Pairs.Kept)
        {
            List<int> old = [.. SwallowingBlocks.In(before.File.Source, before.Body)];
            List<int> now = [.. SwallowingBlocks.In(after.File.Source, after.Body)];
            if (now.Count > old.Count)
                yield return TamperingRule.Error(TamperingRule.Swallowed, after.Path, now[^1], $"What \"{after.Name}\" asserts is caught when it fails.");
        }
    }
}
