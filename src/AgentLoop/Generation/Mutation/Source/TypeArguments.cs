using System.Collections;

namespace AgentLoop;

/// <summary>
/// Tells angle brackets around type arguments from comparisons, as C#'s grammar does: by what can stand between and behind them.
/// </summary>
internal static class TypeArguments
{
    private const int LongestList = 40;

    public static BitArray Find(SourceFile file)
    {
        BitArray found = new(file.Code.Count);
        if (!file.Language.HasTypeArguments)
            return found;
        for (int i = 1; i < file.Code.Count; i++)
        {
            bool candidate = file.Is(i, "<") && !found[i] && (file.At(i - 1).IsIdentifier || file.Is(i - 1, "::") || file.Is(i - 1, "fn"));
            if (candidate && End(file, i) is int end && end > 0 && MayFollow(file.At(end + 1)))
                Mark(file, found, i, end);
        }

        return found;
    }

    private static void Mark(SourceFile file, BitArray found, int first, int last)
    {
        for (int i = first; i <= last; i++)
            found[i] |= file.At(i).Text is "<" or ">" or ">>" or ">>>";
    }

    private static int End(SourceFile file, int start)
    {
        int depth = 0;
        for (int i = start; i < file.Code.Count && i < start + LongestList; i++)
        {
            CodeToken token = file.At(i);
            depth += token.Text switch { "<" => 1, ">" => -1, ">>" => -2, ">>>" => -3, _ => 0 };
            if (depth <= 0)
                return i;
            if (!MayOccur(token))
                return -1;
        }

        return -1;
    }

    private static bool MayOccur(CodeToken token) => token.Kind is SourceTokenKind.Identifier or SourceTokenKind.Keyword
        || token.Text is "<" or ">" or ">>" or "," or "." or "?" or "[" or "]" or "(" or ")" or "::" or "&" or "*" or ":" or "=" or "->";

    private static bool MayFollow(CodeToken token) =>
        token.Kind is SourceTokenKind.Identifier or SourceTokenKind.Close or SourceTokenKind.Separator
        || token.Text is "(" or "{" or "." or "?" or "::" or "=>" or ":" or "&" or "*" or "this" or "where" or "[" or "=" or ">";
}
