namespace AgentLoop;

/// <summary>Cuts what stands in brackets at its commas.</summary>
internal static class Arguments
{
    /// <summary>The arguments behind an opening bracket; none where it has no partner or an argument is missing.</summary>
    public static IReadOnlyList<CodeRange> Of(SourceFile file, int open)
    {
        List<CodeRange> arguments = [];
        int close = file.Match[open];
        int first = open + 1;
        for (int i = open + 1; i <= close; i++)
        {
            if (i == close || (file.Is(i, ",") && file.Enclosing[i] == open && !IsTypeList(file, i)))
            {
                arguments.Add(new CodeRange(first, i - 1));
                first = i + 1;
            }
        }

        return arguments.Exists(a => a.IsEmpty) ? [] : arguments;
    }

    private static bool IsTypeList(SourceFile file, int comma)
    {
        for (int i = comma - 1; i > comma - 8 && i >= 0; i--)
        {
            if (file.IsTypeBracket(i))
                return file.Is(i, "<");
        }

        return false;
    }
}
