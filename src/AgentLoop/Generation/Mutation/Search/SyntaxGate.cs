using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>Turns away what no compiler would take, as far as tokens tell: cheaper than a build.</summary>
internal static class SyntaxGate
{
    private static readonly FrozenSet<string> Binary = SourceLanguages.Words(
        "/ % == != === !== <= >= && || += -= *= /= %= = and or ?? << .. && in is");

    /// <summary>Whether a file is as well formed after an edit as before.</summary>
    public static bool Accepts(SourceFile file, TokenEdit edit)
    {
        IEnumerable<CodeToken> removed = Enumerable.Range(edit.First, edit.Removed).Select(file.At);
        if (!string.Equals(OpenBrackets(removed), OpenBrackets(edit.Inserted), StringComparison.Ordinal))
            return false;
        int behind = edit.First + edit.Removed;
        CodeToken[] around =
            [file.At(edit.First - 2), file.At(edit.First - 1), .. edit.Inserted, file.At(behind), file.At(behind + 1)];
        for (int i = 1; i + 1 < around.Length; i++)
        {
            if (!MayFollow(around[i - 1], around[i], around[i + 1]))
                return false;
        }

        return true;
    }

    /// <summary>The brackets that have no partner among these tokens.</summary>
    private static string OpenBrackets(IEnumerable<CodeToken> tokens)
    {
        Stack<string> open = new();
        foreach (CodeToken token in tokens)
        {
            bool closes = token.Kind == SourceTokenKind.Close && open.TryPeek(out string? last)
                && (last, token.Text) is ("(", ")") or ("[", "]") or ("{", "}");
            if (closes)
                open.Pop();
            else if (token.Kind is SourceTokenKind.Open or SourceTokenKind.Close)
                open.Push(token.Text);
        }

        return string.Concat(open);
    }

    private static bool MayFollow(CodeToken before, CodeToken first, CodeToken second)
    {
        bool sameLine = !second.StartsLine;
        bool ends = second.Kind is SourceTokenKind.Close or SourceTokenKind.Separator;
        if (first.Text is "+" or "-" && ends)
            return false;
        if (Binary.Contains(first.Text) && (ends || Binary.Contains(second.Text)))
            return IsException(first, second);
        if (first.Kind is SourceTokenKind.Open or SourceTokenKind.Separator && Binary.Contains(second.Text))
            return IsException(first, second) || !sameLine || second.Text is "&&" or "||" or "/" or "is" or "in";
        if (first.Is("(") && second.Is(")"))
            return before.Text is not ("if" or "while" or "elif" or "switch" or "for");
        bool values = first.Kind is SourceTokenKind.Number or SourceTokenKind.Text
            && second.Kind is SourceTokenKind.Number or SourceTokenKind.Identifier;
        return !(values && sameLine);
    }

    /// <summary>Ranges without an end, keywords before brackets, and the like.</summary>
    private static bool IsException(CodeToken first, CodeToken second) => (first.Text, second.Text) switch
    {
        ("is" or "in", _) => true,
        ("=", ".." or "is" or "in") => true,
        (".." or "=" or "%" or "/", "]" or ")" or ",") => true,
        _ => false,
    };
}
