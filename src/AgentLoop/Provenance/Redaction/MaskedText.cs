using System.Text;

namespace AgentLoop;

internal static class MaskedText
{
    public static string Write(ReadOnlySpan<char> text, List<SecretSpan> spans)
    {
        var masked = new StringBuilder(text.Length);
        int from = 0;
        foreach (SecretSpan span in spans)
        {
            masked.Append(text[from..span.Start]).Append(span.Mask);
            from = span.End;
        }
        return masked.Append(text[from..]).ToString();
    }
}
