namespace AgentLoop;

/// <summary>The assertions that tests reach through functions of their own, so that one that moves into such a function is not lost.</summary>
internal sealed class HelperAssertions
{
    private readonly Dictionary<string, (AssertionStrength Strength, int Count)> helpers = new(StringComparer.Ordinal);

    /// <summary>Makes the functions known that tests may call.</summary>
    public void Add(GuardSource source, IReadOnlyList<GuardFunction> functions)
    {
        DeadCode dead = new(source);
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (GuardFunction function in functions)
                helpers[function.Name] = Demand(source, function, dead.Without(function.Body));
        }
    }

    public IReadOnlyList<FoundAssertion> Of(GuardSource source, GuardFunction function, GuardTokens body)
    {
        FoundAssertion[] direct = [.. new AssertionReader(body, source).Read().Concat(InHead(function))
            .Where(assertion => !helpers.ContainsKey(assertion.Method))];
        return [.. direct, .. Calls(body)];
    }

    private (AssertionStrength Strength, int Count) Demand(GuardSource source, GuardFunction function, GuardTokens body)
    {
        IReadOnlyList<FoundAssertion> found = Of(source, function, body);
        return found.Count == 0 ? default : (found.Max(assertion => assertion.Strength), found.Sum(assertion => assertion.Count));
    }

    private IEnumerable<FoundAssertion> Calls(GuardTokens body)
    {
        for (int i = 0; i < body.Count; i++)
        {
            if (!body[i].IsIdentifier || !helpers.TryGetValue(body[i].Text, out (AssertionStrength Strength, int Count) helper) || helper.Count == 0)
                continue;
            int open = body.Is(i + 1, "!") ? i + 2 : i + 1;
            if (body.Is(open, "(") && body.Partner(open) > 0)
                yield return new FoundAssertion
                {
                    Method = body[i].Text,
                    Parts = [.. body.Inside(open).Parts()],
                    Line = body[i].Line,
                    Strength = helper.Strength,
                    Count = helper.Count
                };
        }
    }

    /// <summary>What is wanted of a test as a whole: that it throws.</summary>
    private static IEnumerable<FoundAssertion> InHead(GuardFunction function)
    {
        foreach (GuardAttribute attribute in GuardAttribute.In(function.Head))
        {
            bool expects = attribute.ShortName is "ExpectedException" or "should_panic" || attribute.Arguments.Is(0, "expected");
            if (expects)
                yield return AssertionFactory.Make("throws", [attribute.Arguments], attribute.Line);
        }
    }
}
