namespace AgentLoop;

/// <summary>Compares the assertions of a test with those it had.</summary>
internal sealed class AssertionComparison(FoundTest before, FoundTest after, MovedAssertions moved)
{
    /// <summary>The assertions that are lost or want less, with what stands in their place.</summary>
    public IEnumerable<(FoundAssertion Before, FoundAssertion? After, AssertionLoss Loss)> Losses()
    {
        List<FoundAssertion> gained = [.. after.Assertions];
        List<FoundAssertion> lost = [.. before.Assertions.Where(assertion => !Take(gained, assertion))];
        List<FoundAssertion> open = [.. gained.SelectMany(assertion => Enumerable.Repeat(assertion, assertion.Count))];
        foreach ((FoundAssertion old, FoundAssertion now, AssertionLoss loss) in Ranked(lost, open))
        {
            if (!lost.Contains(old, ReferenceEqualityComparer.Instance) || !open.Contains(now, ReferenceEqualityComparer.Instance))
                continue;
            if (loss != AssertionLoss.None && IsExcused(old))
                continue;
            lost.RemoveAll(one => ReferenceEquals(one, old));
            open.RemoveAt(open.FindIndex(one => ReferenceEquals(one, now)));
            if (loss != AssertionLoss.None)
                yield return (old, now, loss);
        }

        foreach (FoundAssertion old in lost.Where(old => !IsExcused(old)))
            yield return (old, null, AssertionLoss.Removed);
    }

    private static bool Take(List<FoundAssertion> assertions, FoundAssertion wanted)
    {
        int index = assertions.FindIndex(assertion => string.Equals(assertion.Text, wanted.Text, StringComparison.Ordinal) && assertion.Strength >= wanted.Strength);
        if (index >= 0)
            assertions.RemoveAt(index);
        return index >= 0;
    }

    private List<(FoundAssertion Old, FoundAssertion Now, AssertionLoss Loss)> Ranked(List<FoundAssertion> lost, List<FoundAssertion> open)
    {
        bool few = (long)lost.Count * open.Count <= 40_000;
        return [.. lost.SelectMany(_ => few ? open : [.. open.Take(40_000 / lost.Count)], (old, now) => (Old: old, Now: now, Loss: AssertionPair.Judge(old, now, after)))
            .Where(pair => pair.Loss == AssertionLoss.None || AssertionPair.Likeness(pair.Old, pair.Now) > 0)
            .OrderBy(pair => pair.Loss == AssertionLoss.None ? 0 : 1)
            .ThenByDescending(pair => AssertionPair.Likeness(pair.Old, pair.Now))
            .ThenBy(pair => pair.Loss)];
    }

    /// <summary>Whether what is left of the test, or another test, wants as much.</summary>
    private bool IsExcused(FoundAssertion old)
    {
        if (moved.Holds(old) || after.Assertions.Any(one => string.Equals(one.Text, old.Text, StringComparison.Ordinal)))
            return true;
        if (AssertionWords.IsFailure(old.Method) && after.Assertions.Any(AssertionWords.IsThrow))
            return true;
        return old.Strength == AssertionStrength.Weak && after.Assertions.Any(one => one.Strength > AssertionStrength.Weak && one.Names.Overlaps(old.Names));
    }
}
