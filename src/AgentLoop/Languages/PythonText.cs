namespace AgentLoop;

/// <summary>Python's literals: one or three marks, up to three letters before them.</summary>
internal static class PythonText
{
    public static int Scan(string text, int start, bool afterOperand)
    {
        int quote = start;
        while (quote < text.Length && quote - start < 3 && "rRbBfFuUtT".Contains(text[quote]))
            quote++;
        if (quote == text.Length || text[quote] is not ('"' or '\''))
            return start;
        return QuotedText.IsTriple(text, quote, text[quote])
            ? QuotedText.TripleEnd(text, quote + 3, text[quote])
            : QuotedText.End(text, quote + 1, text[quote], true);
    }
}
