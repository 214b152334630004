namespace AgentLoop;

/// <summary>New tests that assert nothing, or only what can never fail.</summary>
internal sealed class NewTestsRule : ITamperingRule
{
    public IEnumerable<Finding> Find(GuardedChange change)
    {
        foreach (FoundTest test in change.Pairs.Added.Where(test => !test.Skips.Any(skip => skip.Always)))
        {
            if (!Wants(test))
                yield return TamperingRule.Warning(TamperingRule.NoAssertion, test.Path, test.Line, $"The new test \"{test.Name}\" asserts nothing that can fail.");
        }
    }

    private static bool Wants(FoundTest test)
    {
        if (test.Assertions.Any(assertion => assertion.Strength > AssertionStrength.Vacuous))
            return true;
        if (GuardAttribute.In(test.Function.Head).Any(attribute => attribute.ShortName is "Property" or "quickcheck" or "Benchmark"))
            return true;
        bool runsByThrowing = test.Name.StartsWith("Benchmark", StringComparison.Ordinal) || test.Name.StartsWith("Fuzz", StringComparison.Ordinal) || test.Name.StartsWith("Example", StringComparison.Ordinal);
        return runsByThrowing || test.Body.All.Any(token => token.Text is "unwrap" or "panic" or "forAll" or "given" or "throw" or "Check" or "QuickCheck" or "prop_assert")
            || test.Body.All.Any(token => token.IsIdentifier && token.Text.StartsWith("Fatal", StringComparison.Ordinal));
    }
}
