namespace AgentLoop;

/// <summary>Where statements begin in languages in which the end of a line means something.</summary>
internal static class LogicalLines
{
    /// <summary>How far the line of a token is indented, in characters.</summary>
    public static int Column(SourceFile file, int index) => file.Indentation(index).Length;

    /// <summary>Whether a token begins a line that does not continue the one before: no bracket is open around it.</summary>
    public static bool Starts(SourceFile file, int index)
    {
        if (!file.Code[index].StartsLine)
            return index == 0;
        int line = file.LineStart(index);
        bool joined = line > 1 && file.Text[line - 2] == '\\';
        return !joined && file.Enclosing[index] < 0;
    }

    /// <summary>
    /// Whether a token begins a statement by being the first of a line, with no operator that joins it to the one before.
    /// </summary>
    public static bool StartsStatement(SourceFile file, int index)
    {
        if (!file.Code[index].StartsLine || index == 0)
            return index == 0;
        CodeToken before = file.At(index - 1);
        CodeToken token = file.At(index);
        bool open = before.Kind is SourceTokenKind.Operator && before.Text is not ("++" or "--" or "?" or "!") || before.Is(",")
            || before.Is("(") || before.Is("[");
        bool joins = token.Kind == SourceTokenKind.Operator
            && token.Text is not ("++" or "--" or "!" or "*" or "&" or "@" or "~" or "-" or "<-");
        return !open && !joins;
    }
}
