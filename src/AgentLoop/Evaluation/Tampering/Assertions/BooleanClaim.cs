namespace AgentLoop;

/// <summary>What an expression says that is asserted to be true.</summary>
internal sealed record BooleanClaim
{
    public required AssertionStrength Strength { get; init; }

    public bool Negated { get; init; }

    /// <summary>Reads an expression.</summary>
    public static BooleanClaim Of(GuardTokens expression)
    {
        GuardTokens bare = Bare(expression, out bool negated);
        int comparison = Find(bare, "==", "===", "!=", "!==", "<", ">", "<=", ">=", "is", "in", "not");
        if (Find(bare, "||", "or") is >= 0 and int or)
            return new BooleanClaim
            {
                Strength = IsTrue(bare.Slice(or + 1, bare.Count))
                || IsTrue(bare.Slice(0, or)) ? AssertionStrength.Vacuous : AssertionStrength.Partial,
                Negated = negated
            };
        if (Find(bare, "&&", "and") is >= 0 and int and)
            return new BooleanClaim
            {
                Strength = (AssertionStrength)Math.Max((int)Of(bare.Slice(0, and)).Strength,
                (int)Of(bare.Slice(and + 1, bare.Count)).Strength),
                Negated = negated
            };
        if (comparison <= 0)
            return new BooleanClaim { Strength = OfCall(bare), Negated = negated };
        return Compared(bare, comparison, negated);
    }

    private static BooleanClaim Compared(GuardTokens bare, int comparison, bool negated)
    {
        bool isNot = bare.IsAny(comparison, "!=", "!==", "not") || bare.Is(comparison + 1, "not");
        GuardTokens right = bare.Slice(comparison + (bare.IsAny(comparison + 1, "not", "in") ? 2 : 1), bare.Count);
        bool isNull = right.Count == 1 && LiteralText.Normalize(right[0]) == "null";
        bool isTruth = right.Count == 1 && LiteralText.Normalize(right[0]) is "true" or "false";
        bool flips = isNot != (right.Count == 1 && LiteralText.Normalize(right[0]) == "false");
        AssertionStrength strength = bare[comparison].Text switch
        {
            "==" or "===" or "is" when !isNot => isTruth || IsPattern(right) ? AssertionStrength.Partial : AssertionStrength.Exact,
            "!=" or "!==" or "is" => isNull ? AssertionStrength.Weak : AssertionStrength.Partial,
            _ => AssertionStrength.Partial,
        };
        if (string.Equals(AssertionText.Of(bare.Slice(0, comparison)), AssertionText.Of(right), StringComparison.Ordinal))
            strength = AssertionStrength.Vacuous;
        return new BooleanClaim { Strength = strength, Negated = negated != flips };
    }

    private static bool IsPattern(GuardTokens right) => right.Is(0, ">") || right.Is(0, "<");

    private static AssertionStrength OfCall(GuardTokens bare)
    {
        if (bare.All.Any(token => token.Text is "Equals" or "equals" or "DeepEqual" or "SequenceEqual" or "Equal" or "eq" or "matches" or "Is" or "allclose"
            or "array_equal"))
            return AssertionStrength.Exact;
        return bare.Is(0, "isinstance") || bare.Is(0, "hasattr") || bare.Count == 1 ? AssertionStrength.Weak : AssertionStrength.Partial;
    }

    /// <summary>The expression without brackets around it and without a word that turns it round.</summary>
    private static GuardTokens Bare(GuardTokens tokens, out bool negated)
    {
        negated = false;
        while (true)
        {
            if (tokens.Is(0, "(") && tokens.Partner(0) == tokens.Count - 1)
                tokens = tokens.Inside(0);
            else if (tokens.IsAny(0, "!", "not") && Find(tokens, "&&", "||", "and", "or", "==", "!=") < 0)
                (tokens, negated) = (tokens.Slice(1, tokens.Count), !negated);
            else
                return tokens;
        }
    }

    private static bool IsTrue(GuardTokens tokens) => tokens.Count == 1 && LiteralText.Normalize(tokens[0]) is "true" or "1";

    private static int Find(GuardTokens tokens, params ReadOnlySpan<string> texts)
    {
        for (int i = 0; i < tokens.Count; i = tokens.After(i))
        {
            if (tokens.IsAny(i, texts))
                return i;
        }

        return -1;
    }
}
