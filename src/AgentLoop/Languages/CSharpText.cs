namespace AgentLoop;

/// <summary>C#'s string literals: regular, verbatim, interpolated and raw, each a single token with its holes.</summary>
internal static class CSharpText
{
    private const int DeepestHole = 16;

    public static int Scan(string text, int start, bool afterOperand) => Scan(text, start, 0);

    private static int Scan(string text, int start, int depth)
    {
        int quote = start;
        bool verbatim = false;
        bool interpolated = false;
        for (; quote < text.Length && text[quote] is '$' or '@'; quote++)
        {
            verbatim |= text[quote] == '@';
            interpolated |= text[quote] == '$';
        }

        if (quote == text.Length || text[quote] != '"')
            return start;
        int quotes = Run(text, quote, '"');
        return quotes >= 3 && !verbatim
            ? RawEnd(text, quote + quotes, quotes)
            : End(text, quote + 1, verbatim, interpolated, depth);
    }

    private static int Run(string text, int start, char c)
    {
        int end = start;
        while (end < text.Length && text[end] == c)
            end++;
        return end - start;
    }

    private static int RawEnd(string text, int position, int quotes)
    {
        while (position < text.Length)
        {
            int run = Run(text, position, '"');
            position += Math.Max(run, 1);
            if (run >= quotes)
                return position;
        }

        return text.Length;
    }

    private static int End(string text, int position, bool verbatim, bool interpolated, int depth)
    {
        while (position < text.Length)
        {
            char c = text[position];
            char next = position + 1 < text.Length ? text[position + 1] : '\0';
            if (c == '"' && !(verbatim && next == '"'))
                return position + 1;
            if (!verbatim && c is '\r' or '\n')
                return position;
            if (interpolated && c == '{' && next != '{')
                position = HoleEnd(text, position + 1, depth + 1);
            else
                position += (c == '\\' && !verbatim) || (c is '"' or '{' && next == c) ? 2 : 1;
        }

        return text.Length;
    }

    private static int HoleEnd(string text, int position, int depth)
    {
        int braces = 1;
        while (position < text.Length && braces > 0)
        {
            char c = text[position];
            int end = position;
            if (c == '\'')
                end = QuotedText.End(text, position + 1, '\'', true);
            else if (depth < DeepestHole)
                end = Scan(text, position, depth);
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            position = Math.Max(end, position + 1);
        }

        return position;
    }
}
