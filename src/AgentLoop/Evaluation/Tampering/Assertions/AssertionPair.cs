namespace AgentLoop;

/// <summary>Says of two assertions what it means that one stands where the other stood.</summary>
internal static class AssertionPair
{
    private const double SmallTolerance = 1e-4;

    public static AssertionLoss Judge(FoundAssertion before, FoundAssertion after, FoundTest test)
    {
        if (IsEmptiness(before, after))
            return AssertionLoss.None;
        if (after.Strength < before.Strength)
            return before.Strength == AssertionStrength.Exact && after is { Strength: AssertionStrength.Close, Tolerance: null or <= SmallTolerance } ? Loosened(before, after) : AssertionLoss.Weakened;
        if (after.Strength == AssertionStrength.Vacuous)
            return before.Strength == AssertionStrength.Vacuous ? AssertionLoss.None : AssertionLoss.Weakened;
        if (before.Negated != after.Negated)
            return AssertionLoss.Changed;
        if (before.Tolerance < after.Tolerance || (before.Tolerance is null && after.Tolerance > SmallTolerance))
            return AssertionLoss.Weakened;
        return WantsOther(before, after) ? AssertionLoss.Changed : Values(before, after, test);
    }

    /// <summary>How many names and values two assertions share.</summary>
    public static int Likeness(FoundAssertion before, FoundAssertion after) =>
        before.Names.Count(after.Names.Contains) + before.Literals.Intersect(after.Literals, StringComparer.Ordinal).Count()
        + (string.Equals(before.Method, after.Method, StringComparison.OrdinalIgnoreCase) ? 1 : 0);

    private static AssertionLoss Loosened(FoundAssertion before, FoundAssertion after) =>
        MovedAssertions.Contains(after.Literals, before.Literals) ? AssertionLoss.Loosened : AssertionLoss.Weakened;

    /// <summary>Whether an exception of another type is wanted.</summary>
    private static bool WantsOther(FoundAssertion before, FoundAssertion after)
    {
        string[] types = [.. before.Parts.Select(TypeOf).OfType<string>()];
        string[] now = [.. after.Parts.Select(TypeOf).OfType<string>()];
        return AssertionWords.IsThrow(before) && AssertionWords.IsThrow(after) && types.Length > 0 && now.Length > 0 && !types.Intersect(now, StringComparer.Ordinal).Any();
    }

    /// <summary>The type that is all a part names, as <c>X</c>, <c>a.X</c>, <c>X.class</c> or <c>typeof(X)</c>.</summary>
    private static string? TypeOf(GuardTokens part) => part.Count is > 0 and < 6
        ? part.All.Where(token => token.IsIdentifier && char.IsUpper(token.Text[0])).Select(token => token.Text).LastOrDefault(name => name.EndsWith("Error", StringComparison.Ordinal) || name.EndsWith("Exception", StringComparison.Ordinal))
        : null;

    private static AssertionLoss Values(FoundAssertion before, FoundAssertion after, FoundTest test)
    {
        List<string> extra = [.. after.Literals];
        List<string> missing = [.. before.Literals.Where(literal => !extra.Remove(literal))];
        if (before.Tolerance is not null && after.Tolerance is not null && missing.Count == 1)
            return AssertionLoss.None;
        missing.RemoveAll(value => value is "true" or "null" || after.Literals.Any(one => value.Length > 3 && one.Contains(value.Trim('"'), StringComparison.Ordinal)));
        if (missing.Count == 0)
            return AssertionLoss.None;
        bool isNamed = extra.Count == 0 && (missing.TrueForAll(test.Literals.Contains) || test.AllRows.Any(row => MovedAssertions.Contains(row.Literals, missing)));
        return isNamed ? AssertionLoss.None : AssertionLoss.Changed;
    }

    /// <summary>Whether a count of none, or of one, is wanted in other words.</summary>
    private static bool IsEmptiness(FoundAssertion before, FoundAssertion after)
    {
        if (before.Literals is not (["0"] or ["\"\""] or ["1"]) || !before.Names.Overlaps(after.Names))
            return false;
        bool isEmpty = Says(after, "empty") || after.Parts.Any(part => AssertionText.Of(part) is var text && (text.EndsWith("[ ]", StringComparison.Ordinal) || text.EndsWith("{ }", StringComparison.Ordinal)));
        bool isDenied = after.Negated && after.Literals.Count == 0 && before.Names.Any(name => name is "len" or "Count" or "length" or "size" or "Length");
        return before.Literals[0] == "1" ? Says(after, "single") : isEmpty || isDenied;
    }

    private static bool Says(FoundAssertion assertion, string word) => assertion.Method.Contains(word, StringComparison.OrdinalIgnoreCase);
}
