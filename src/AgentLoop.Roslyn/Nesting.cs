namespace AgentLoop.Roslyn;

/// <summary>
/// How deep a text is nested, at most: a bound to how deep the compiler's parser goes into itself and to how often it reads the same again, found
/// without a parser. Brackets in strings and comments count too.
/// </summary>
internal static class Nesting
{
    private const int LongestDirective = 40;

    public static int DepthOf(string text)
    {
        int depth = 0;
        int types = 0;
        int deepest = 0;
        for (int i = 0; i < text.Length; i++)
        {
            // no list of type arguments goes on after a semicolon: what is open there was a comparison
            types = text[i] == ';' ? 0 : Math.Max(0, types + StepOfType(text[i]));
            depth = Math.Max(0, depth + (text[i] == '#' ? StepOfDirective(text.AsSpan(i + 1)) : StepOfBracket(text[i])));
            deepest = Math.Max(deepest, depth + types);
        }

        return deepest;
    }

    private static int StepOfType(char c) => c switch
    {
        '<' => 1,
        '>' => -1,
        _ => 0,
    };

    private static int StepOfBracket(char c) => c switch
    {
        '(' or '[' or '{' => 1,
        ')' or ']' or '}' => -1,
        _ => 0,
    };

    private static int StepOfDirective(ReadOnlySpan<char> after)
    {
        ReadOnlySpan<char> word = after[..Math.Min(after.Length, LongestDirective)].TrimStart(' ');
        return word.StartsWith("if") || word.StartsWith("region") ? 1
            : word.StartsWith("endif") || word.StartsWith("endregion") ? -1
            : 0;
    }
}
