using System.Text;

namespace AgentLoop;

/// <summary>
/// Masks text that comes in pieces. It holds back only what may be the beginning of a secret; all it gives out is what masking the whole text at once
/// would give, wherever it was cut.
/// </summary>
/// <remarks>For one reader. Call <see cref="Complete"/> at the end of the text.</remarks>
/// <param name="mask">What is masked.</param>
public sealed class SecretMaskStream(SecretMask mask)
{
    private readonly StringBuilder held = new();
    private string before = "";

    /// <summary>Takes the next piece, and gives what can be shown by now; an empty text where nothing can.</summary>
    public string Add(ReadOnlySpan<char> piece)
    {
        if (mask.Finder.IsEmpty || piece.IsEmpty)
            return piece.ToString();
        held.Append(piece);
        return Give(isEnd: false);
    }

    /// <summary>The text has ended: gives what was held back. Another text may follow.</summary>
    public string Complete()
    {
        string rest = held.Length == 0 ? "" : Give(isEnd: true);
        before = "";
        return rest;
    }

    private string Give(bool isEnd)
    {
        string text = before + held;
        List<SecretSpan>? spans = mask.Finder.Find(text, out int open);
        int cut = isEnd ? text.Length : SafeEnd(text, spans, open);
        spans?.RemoveAll(span => span.Start < before.Length || span.End > cut);
        string given = (spans is { Count: > 0 } ? MaskedText.Write(text.AsSpan(0, cut), spans) : text[..cut])[before.Length..];
        held.Clear().Append(text, cut, text.Length - cut);
        string shown = before + given;
        before = shown[Math.Max(0, shown.Length - SecretRule.LongestLookBack)..];
        return given;
    }

    /// <summary>How much of the text stays as it is whatever follows.</summary>
    private int SafeEnd(string text, List<SecretSpan>? spans, int open)
    {
        int cut = Math.Max(before.Length, Math.Min(open, mask.Finder.BeginningOf(text)));
        for (int last = -1; cut > before.Length && cut != last;)
        {
            last = cut;
            cut = SecretText.BeginOf(text, cut);
            while (cut > before.Length && text[cut - 1] == '\\')
                cut--;
            cut = BeginOfThatWith(cut, spans);
            if (cut < text.Length) // what is held back may be taken out, and then what stands before it may be a secret by itself
                cut = Math.Min(BeginOfLast(cut, mask.Finder.Find(text.AsSpan(0, cut), out open), spans), open);
        }
        return Math.Max(before.Length, cut);
    }

    private static int BeginOfThatWith(int cut, List<SecretSpan>? spans)
    {
        foreach (SecretSpan span in spans ?? [])
        {
            if (span.Start < cut && cut < span.End)
                return span.Start;
        }
        return cut;
    }

    /// <summary>Where a secret that ends here begins, unless it is one whatever follows.</summary>
    private static int BeginOfLast(int cut, List<SecretSpan>? alone, List<SecretSpan>? spans) =>
        alone is [.., { } last] && last.End == cut && spans?.Exists(span => span.End == cut) != true ? last.Start : cut;
}
