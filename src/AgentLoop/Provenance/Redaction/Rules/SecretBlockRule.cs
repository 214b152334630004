using System.Buffers;

namespace AgentLoop;

/// <summary>Finds private keys between their lines of dashes (RFC 7468), or from the first of them on where the second was cut off.</summary>
internal sealed class SecretBlockRule : SecretRule
{
    private const int LongestLabel = 48;
    private const int ShortestKey = 40;
    private const string Dashes = "-----";

    private static readonly SearchValues<char> Body = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=:,- \t\r\n\0");

    private readonly string mask = SecretMarks.Of("private-key");

    public override IReadOnlyList<string> Anchors { get; } = ["-----BEGIN "];

    public override SecretSpan? Find(ReadOnlySpan<char> text, int at, int length, out bool isOpen)
    {
        ReadOnlySpan<char> rest = text.Slice(at, Math.Min(text.Length - at, LongestSecret));
        bool endsText = at + rest.Length == text.Length;
        int label = rest[length..].IndexOf(Dashes);
        isOpen = endsText && label < 0 && rest.Length < LongestLabel;
        if (label is < 0 or > LongestLabel || rest.Slice(length, label).IndexOf("PRIVATE KEY") < 0)
            return null;

        int begin = length + label + Dashes.Length;
        int body = begin + EndOfBody(rest[begin..], out bool isWhole);
        isOpen = endsText && !isWhole && (body == rest.Length || SecretText.IsCut(rest, body));
        return body - begin < ShortestKey ? null : new SecretSpan(at, at + body, mask);
    }

    /// <summary>Up to the end of the second line of dashes, or as far as it may be a key; never past a quote, which may be the end of a string of JSON.</summary>
    private static int EndOfBody(ReadOnlySpan<char> body, out bool isWhole)
    {
        int end = 0;
        for (int next; end < body.Length && Body.Contains(SecretText.Read(body, end, next = SecretText.EndOf(body, end))); end = next)
        {
        }
        int last = body[..end].IndexOf("-----END ");
        int dashes = last < 0 ? -1 : body[(last + Dashes.Length)..end].IndexOf(Dashes);
        isWhole = dashes >= 0;
        return isWhole ? last + (2 * Dashes.Length) + dashes : end;
    }
}
