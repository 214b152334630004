namespace AgentLoop;

/// <summary>Makes assertions of their words and arguments: says what they demand, and leaves out what they only print.</summary>
internal static class AssertionFactory
{
    public static FoundAssertion Make(string method, IReadOnlyList<GuardTokens> arguments, int line, bool contrary = false)
    {
        IReadOnlyList<GuardTokens> parts = WithoutMessage(method, [.. arguments.Select(Unnamed)]);
        (AssertionStrength strength, bool negated) = Demand(method, parts, contrary);
        return new FoundAssertion
        {
            Method = method,
            Parts = parts,
            Line = line,
            Strength = IsVacuous(method, parts) ? AssertionStrength.Vacuous : strength,
            Negated = negated,
            Tolerance = ToleranceReader.Of(method, parts),
        };
    }

    private static (AssertionStrength Strength, bool Negated) Demand(string method, IReadOnlyList<GuardTokens> parts, bool contrary)
    {
        bool negative = AssertionWords.IsNegative(method) != contrary;
        if (AssertionWords.IsBoolean(method) && parts.Count > 0)
        {
            BooleanClaim claim = BooleanClaim.Of(parts[^1]);
            return (Turned(claim, negative), claim.Negated != negative);
        }

        AssertionStrength strength = AssertionWords.StrengthOf(method);
        if (strength == AssertionStrength.Exact && parts.Count == 2 && Array.FindIndex([.. parts], IsTruth) is >= 0 and int truth)
            return (AssertionStrength.Partial, negative != (LiteralText.Normalize(parts[truth][0]) == "false"));
        if (strength == AssertionStrength.Exact && parts.Any(part => part.All.Any(token => token.Text is "approx" or "Approx" or "isclose")))
            strength = AssertionStrength.Close;
        if (strength == AssertionStrength.Exact && IsBroadException(method, parts))
            strength = AssertionStrength.Partial;
        return (strength, negative);
    }

    private static bool IsTruth(GuardTokens part) => part.Count == 1 && LiteralText.Normalize(part[0]) is "true" or "false";

    /// <summary>What is denied demands as much as what is affirmed, but for comparisons: that something is not unequal says most.</summary>
    private static AssertionStrength Turned(BooleanClaim claim, bool negative) => claim switch
    {
        { Strength: AssertionStrength.Partial, Negated: true } when negative => AssertionStrength.Exact,
        { Strength: AssertionStrength.Weak, Negated: true } when negative => AssertionStrength.Weak,
        { Strength: AssertionStrength.Exact, Negated: false } when negative => AssertionStrength.Partial,
        _ => claim.Strength,
    };

    private static bool IsBroadException(string method, IReadOnlyList<GuardTokens> parts)
    {
        bool isThrow = method.Contains("hrow", StringComparison.Ordinal) || method.Contains("aise", StringComparison.Ordinal);
        return isThrow && parts.Any(part => part.All.Any(token => token.Text is "Exception" or "BaseException" or "Throwable" or "SystemException" or "RuntimeException"));
    }

    private static bool IsVacuous(string method, IReadOnlyList<GuardTokens> parts)
    {
        if (parts.Count == 0 || AssertionWords.IsFailure(method))
            return false;
        if (parts.All(IsConstant))
            return true;
        return parts.Count == 2 && string.Equals(AssertionText.Of(parts[0]), AssertionText.Of(parts[1]), StringComparison.Ordinal)
            && !parts[0].All.Any(token => token.Is("(")) && AssertionWords.StrengthOf(method) >= AssertionStrength.Close;
    }

    private static bool IsConstant(GuardTokens part) =>
        part.Count > 0 && part.All.All(token => LiteralText.IsLiteral(token) || token.Kind is SourceTokenKind.Operator or SourceTokenKind.Open or SourceTokenKind.Close or SourceTokenKind.Separator)
        && part.All.Any(LiteralText.IsLiteral);

    private static IReadOnlyList<GuardTokens> WithoutMessage(string method, IReadOnlyList<GuardTokens> arguments)
    {
        string name = method[(method.LastIndexOf('.') + 1)..];
        if (AssertionWords.IsBoolean(name) && arguments.Count > 1 && !method.Contains('.', StringComparison.Ordinal))
            return IsText(arguments[0]) ? [arguments[1]] : [arguments[0]];
        if (arguments.Count < 3 || method.Contains('.', StringComparison.Ordinal))
            return arguments;
        if (arguments.Count == 3 && IsText(arguments[0]) && name.StartsWith("assert", StringComparison.Ordinal) && !IsText(arguments[2]))
            return arguments[2].Count == 1 && arguments[2][0].Kind == SourceTokenKind.Number && !IsText(arguments[1]) ? [.. arguments.Skip(1)] : arguments;
        return IsText(arguments[2]) ? [.. arguments.Take(2)] : [.. arguments.Take(4)];
    }

    /// <summary>An argument without its name.</summary>
    private static GuardTokens Unnamed(GuardTokens argument) =>
        argument.Count > 2 && argument[0].IsIdentifier && argument.Is(1, ":") && argument[0].Text is "expected" or "actual" or "condition" or "collection" ? argument.Slice(2, argument.Count) : argument;

    private static bool IsText(GuardTokens part) =>
        part.Count > 0 && (part[0].Kind == SourceTokenKind.Text || (part.Is(0, "$") && part[1].Kind == SourceTokenKind.Text) || part[0].Text is "msg" or "message");
}
