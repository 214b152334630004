using System.Text;

namespace AgentLoop;

/// <summary>Tokens as text that is equal where their meaning is.</summary>
internal static class AssertionText
{
    public static string Of(GuardTokens tokens) => string.Join(' ', tokens.All.Where(token => !IsIdle(token)).Select(LiteralText.Normalize));

    /// <summary>The text with each name, and what it is a member of, as one mark.</summary>
    public static string ShapeOf(GuardTokens tokens)
    {
        StringBuilder shape = new();
        foreach (CodeToken token in tokens.All)
        {
            bool isName = (token.IsIdentifier && !LiteralText.IsLiteral(token)) || token.Text is "this" or "self" or "." or "await" or "new" or "&" or "?";
            if (!isName)
                shape.Append(LiteralText.Normalize(token)).Append(' ');
            else if (shape.Length == 0 || shape[^1] != '_')
                shape.Append('_');
        }

        return shape.ToString();
    }

    public static IEnumerable<string> Literals(GuardTokens tokens)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            bool isPosition = tokens.Is(i, "[") && tokens[i - 1].EndsOperand && tokens.Partner(i) == i + 2 && tokens[i + 1].Kind == SourceTokenKind.Number;
            if (isPosition)
                i += 2;
            else if (LiteralText.IsLiteral(tokens[i]))
                yield return Signed(tokens, i);
        }
    }

    /// <summary>Names that stand alone, or beside a comparison.</summary>
    public static IEnumerable<string> Operands(GuardTokens tokens)
    {
        for (int i = 0; i < tokens.Count; i = tokens.After(i))
        {
            bool alone = (i == 0 || IsComparison(tokens[i - 1])) && (i == tokens.Count - 1 || IsComparison(tokens[i + 1]));
            if (alone && tokens[i].IsIdentifier)
                yield return tokens[i].Text;
        }
    }

    public static bool IsComparison(CodeToken token) => token.Text is "==" or "===" or "!=" or "!==" or "<" or ">" or "<=" or ">=" or "is" or "in" or "equals";

    private static string Signed(GuardTokens tokens, int index)
    {
        bool negative = tokens.Is(index - 1, "-") && !tokens[index - 2].EndsOperand && tokens[index].Kind == SourceTokenKind.Number;
        return (negative ? "-" : "") + LiteralText.Normalize(tokens[index]);
    }

    private static bool IsIdle(CodeToken token) => token.Text is "await" or ";" or "this";
}
