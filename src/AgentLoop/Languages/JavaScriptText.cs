namespace AgentLoop;

/// <summary>JavaScript's template and pattern literals.</summary>
internal static class JavaScriptText
{
    private const int DeepestHole = 16;

    public static int Template(string text, int start, bool afterOperand) => text[start] == '`' ? TemplateEnd(text, start + 1, 0) : start;

    public static int Pattern(string text, int start, bool afterOperand)
    {
        if (afterOperand || text[start] != '/' || start + 1 >= text.Length || text[start + 1] is '/' or '*')
            return start;
        bool inClass = false;
        for (int i = start + 1; i < text.Length && text[i] is not ('\r' or '\n'); i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '/' && !inClass)
                return FlagsEnd(text, i + 1);
            else
                inClass = text[i] == '[' || (inClass && text[i] != ']');
        }

        return start;
    }

    private static int FlagsEnd(string text, int position)
    {
        while (position < text.Length && char.IsAsciiLetter(text[position]))
            position++;
        return position;
    }

    private static int TemplateEnd(string text, int position, int depth)
    {
        while (position < text.Length)
        {
            char c = text[position];
            if (c == '`')
                return position + 1;
            bool hole = c == '$' && position + 1 < text.Length && text[position + 1] == '{' && depth < DeepestHole;
            position = hole ? HoleEnd(text, position + 2, depth + 1) : position + (c == '\\' ? 2 : 1);
        }

        return text.Length;
    }

    private static int HoleEnd(string text, int position, int depth)
    {
        int braces = 1;
        while (position < text.Length && braces > 0)
        {
            char c = text[position];
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            position = c switch
            {
                '`' => TemplateEnd(text, position + 1, depth),
                '"' or '\'' => QuotedText.End(text, position + 1, c, true),
                _ => position + 1,
            };
        }

        return position;
    }
}
