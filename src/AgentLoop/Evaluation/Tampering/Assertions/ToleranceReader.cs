using System.Globalization;

namespace AgentLoop;

/// <summary>Reads how far off a value may be.</summary>
internal static class ToleranceReader
{
    /// <summary>The greatest tolerance of an assertion; <see langword="null"/> where it has none.</summary>
    public static double? Of(string method, IReadOnlyList<GuardTokens> parts)
    {
        double?[] named = [.. parts.SelectMany(Named)];
        if (named.Length > 0)
            return named.Max();
        string plain = method.ToLowerInvariant();
        double? last = parts.Count > 1 && parts[^1].Count == 1 ? Number(parts[^1], 0) : null;
        if (plain.EndsWith("tobecloseto", StringComparison.Ordinal))
            return Digits(parts.Count > 2 ? last ?? 2 : 2) / 2;
        if (plain.EndsWith("assertalmostequal", StringComparison.Ordinal))
            return Digits(parts.Count > 2 ? last ?? 7 : 7);
        if (parts.Count < 3 || last is null)
            return plain.Contains("approx", StringComparison.Ordinal) ? 1e-6 : null;
        bool isDigits = plain is "equal" && parts[^1][0].Text.All(char.IsAsciiDigit);
        return isDigits ? Digits(last.Value) : plain.Contains("equal", StringComparison.Ordinal) || AssertionWords.StrengthOf(method) == AssertionStrength.Close ? last : null;
    }

    private static IEnumerable<double?> Named(GuardTokens part)
    {
        bool differs = part.All.Any(token => token.Text.Equals("abs", StringComparison.OrdinalIgnoreCase) || token.Text.Equals("fabs", StringComparison.OrdinalIgnoreCase));
        for (int i = 0; i < part.Count; i++)
        {
            string name = part[i].Text.ToLowerInvariant();
            int value = part.IsAny(i + 1, "=", "(", ":") ? i + 2 : i + 1;
            bool named = value == i + 2 && name is "delta" or "abs" or "rel" or "rtol" or "atol" or "tolerance" or "epsilon" or "within" or "offset" or "eps" or "be_within" or "max_relative";
            if (value == i + 2 && name is "places" or "precision" or "decimal" or "digits")
                yield return Number(part, value) is { } digits ? Digits(digits) : null;
            else if (named || (differs && name is "<" or "<="))
                yield return Number(part, value);
            else if (name == "approx" && !part.All.Any(token => token.Text is "abs" or "rel"))
                yield return 1e-6;
        }
    }

    private static double? Number(GuardTokens tokens, int index) => tokens[index].Kind == SourceTokenKind.Number ? LiteralText.Value(tokens[index].Text) : null;

    private static double Digits(double digits) => double.Parse(string.Create(CultureInfo.InvariantCulture, $"1e{-Math.Clamp((int)digits, -9, 30)}"), CultureInfo.InvariantCulture);
}
