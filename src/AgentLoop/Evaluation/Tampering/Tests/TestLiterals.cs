namespace AgentLoop;

/// <summary>The values that a test works with, but for its name and what it only prints.</summary>
internal static class TestLiterals
{
    public static IReadOnlySet<string> Of(FoundTest test)
    {
        HashSet<string> literals = new(StringComparer.Ordinal);
        foreach (GuardTokens tokens in test.Function.Scopes.Append(test.Function.Head).Append(test.Body).Select(WithoutPrints))
        {
            literals.UnionWith(AssertionText.Literals(tokens));
            literals.UnionWith(tokens.All.Where(LiteralText.IsLiteral).Select(LiteralText.Normalize));
            foreach (string name in tokens.All.Where(token => token.IsIdentifier).Select(token => token.Text).Distinct(StringComparer.Ordinal))
                literals.UnionWith(test.File.ValuesOf(name));
        }

        literals.Remove($"\"{test.Name}\"");
        return literals;
    }

    private static GuardTokens WithoutPrints(GuardTokens tokens)
    {
        List<CodeToken> kept = new(tokens.Count);
        for (int i = 0; i < tokens.Count; i++)
        {
            kept.Add(tokens[i]);
            if (tokens.Is(i + 1, "(") && tokens.Partner(i + 1) > 0 && Prints(tokens[i].Text))
                i = tokens.Partner(i + 1);
        }

        return kept.Count == tokens.Count ? tokens : new GuardTokens(kept);
    }

    private static bool Prints(string name) => name is "Error" or "Errorf" or "Fatal" or "Fatalf" or "Log" or "Logf" or "print" or "println" or "printf" or "Println" or "Printf" or "WriteLine" or "log" or "debug" or "puts" or "skip";
}
