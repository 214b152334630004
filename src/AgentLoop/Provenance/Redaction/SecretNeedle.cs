namespace AgentLoop;

/// <summary>One way in which a known secret may be written.</summary>
internal sealed record SecretNeedle(string Text, string Mask, bool IsAnywhere = false)
{
    private readonly bool isNumber = !Text.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>What is shorter occurs in words, numbers and digests by chance.</summary>
    private const int ShortestAnywhere = 8;

    /// <summary>Whether it may begin here: a short one stands alone, and none is a number of JSON, in whose place no mark can stand.</summary>
    public bool Fits(ReadOnlySpan<char> text, int start) =>
        IsAnywhere || ((!isNumber || !text[..start].EndsWith("\":")) && (Text.Length >= ShortestAnywhere || (SecretText.IsBoundary(text, start) && SecretText.IsBoundaryAfter(text, start + Text.Length))));
}
