namespace AgentLoop;

/// <summary>Declarations in which the type stands before the name.</summary>
internal static class TypeFirstDeclarations
{
    private const int LongestList = 200;

    public static bool Matches(SourceFile file, int index, ref string? type)
    {
        CodeToken next = file.At(index + 1);
        bool ends = next.Text is "=" or ";" or "," or ")" or ":" or "in" or "[" or "=>"
            || (next.Text is "&&" or "||" or "{" && file.Enclosing[index] >= 0);
        int open = file.Enclosing[index];
        if (!ends || (open > 0 && file.IsTypeBracket(open - 1)))
            return false;
        type = TypeBefore(file, index) ?? TypeOfList(file, index);
        if (type is "var" or "auto" && next.Is("="))
            type = TypeClass.OfValue(file, index + 2) ?? "var";
        return type is not null;
    }

    private static string? TypeBefore(SourceFile file, int index)
    {
        CodeToken before = file.At(index - 1);
        if (before.IsIdentifier)
            return file.At(index - 2).Text is "goto" ? null : before.Text;
        return before.Text switch
        {
            ">" or ">>" when index > 1 && file.IsTypeBracket(index - 1) => ArgumentsBefore(file, index - 1),
            "]" when file.Match[index - 1] >= 0 && IsArrayType(file, file.Match[index - 1]) =>
                file.At(file.Match[index - 1] - 1).Text + "[]",
            "?" when file.At(index - 2).Kind is SourceTokenKind.Identifier or SourceTokenKind.Keyword && IsTypeWord(file.At(index - 2)) =>
                file.At(index - 2).Text,
            "*" or "&" when IsTypeWord(file.At(index - 2)) && file.At(index - 2).Kind == SourceTokenKind.Keyword =>
                file.At(index - 2).Text + before.Text,
            _ => before.Kind == SourceTokenKind.Keyword && IsTypeWord(before) ? before.Text : null,
        };
    }

    private static bool IsArrayType(SourceFile file, int open) =>
        file.Match[open] == open + 1 && (file.At(open - 1).IsIdentifier || IsTypeWord(file.At(open - 1)) || file.Is(open - 1, "]")
            || file.Is(open - 1, ">"));

    private static string ArgumentsBefore(SourceFile file, int last)
    {
        int first = last;
        while (first > 0 && (!file.At(first).IsIdentifier || file.At(first - 1).Text is "<" or "," or "." or "["))
            first--;
        return string.Concat(Enumerable.Range(first, last - first + 1).Select(i => file.At(i).Text));
    }

    /// <summary>The type of <c>b</c> in <c>int a = 0, b = 1</c>.</summary>
    private static string? TypeOfList(SourceFile file, int index)
    {
        if (!file.Is(index - 1, ",") || file.At(index + 1).Text is not ("=" or ";" or ","))
            return null;
        for (int i = index - 2; i > 0 && i > index - LongestList; i--)
        {
            if (file.Match[i] >= 0 && file.Match[i] < i)
                i = file.Match[i];
            else if (file.At(i).Text is ";" or "{" or "(" or "[" or "}")
                return null;
            else if (file.At(i).IsIdentifier && file.At(i + 1).Text is "=" && TypeBefore(file, i) is { } type)
                return type;
        }

        return null;
    }

    private static bool IsTypeWord(CodeToken token) =>
        token.IsIdentifier || token.Text is "int" or "long" or "short" or "byte" or "char" or "bool" or "boolean"
        or "float" or "double" or "decimal" or "string" or "object" or "var" or "auto" or "uint" or "ulong" or "ushort" or "sbyte"
            or "unsigned" or "void";
}
