namespace AgentLoop;

/// <summary>Looks into texts as they are, character by character.</summary>
internal static class OrdinalText
{
    public static bool Has(this string text, string part) => text.Contains(part, StringComparison.Ordinal);

    public static bool Has(this string text, char part) => text.Contains(part, StringComparison.Ordinal);

    public static bool Begins(this string text, string part) => text.StartsWith(part, StringComparison.Ordinal);

    public static bool Ends(this string text, string part) => text.EndsWith(part, StringComparison.Ordinal);
}
