using System.Buffers;

namespace AgentLoop;

/// <summary>Finds what a header <c>Authorization</c> says after its scheme (RFC 9110, 11.6.2).</summary>
internal sealed class SecretHeaderRule : SecretRule
{
    private const int Longest = 8192;
    private const int ShortestSecret = 8;

    private static readonly SearchValues<char> Separators = SearchValues.Create(" \"':=,");
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-");
    private static readonly SearchValues<char> Secrets = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.~+/=");

    private readonly string mask = SecretMarks.Of("authorization");

    public override IReadOnlyList<string> Anchors { get; } = ["authorization"];

    public override StringComparison Comparison => StringComparison.OrdinalIgnoreCase;

    public override SecretSpan? Find(ReadOnlySpan<char> text, int at, int length, out bool isOpen)
    {
        SecretWindow window = SecretWindow.Read(text, at + length, Longest);
        ReadOnlySpan<char> line = window.Characters;
        int scheme = LengthOf(line, Separators);
        int space = scheme + LengthOf(line[scheme..], Letters);
        int secret = space;
        while (secret < line.Length && line[secret] == ' ')
            secret++;
        int end = secret + LengthOf(line[secret..], Secrets);
        isOpen = window.EndsText && end == line.Length;
        bool isHeader = line[..scheme].ContainsAny(':', '=', ',') && space > scheme && secret > space;
        return isHeader && end - secret >= ShortestSecret && LooksDrawn(line[secret..end])
            ? new SecretSpan(window.PlaceOf(secret), window.PlaceOf(end), mask)
            : null;
    }

    /// <summary>Words have no digits, and capitals at their beginning alone.</summary>
    private static bool LooksDrawn(ReadOnlySpan<char> secret) => secret.ContainsAnyInRange('0', '9') || secret[1..].ContainsAnyInRange('A', 'Z');

    private static int LengthOf(ReadOnlySpan<char> text, SearchValues<char> characters) =>
        text.IndexOfAnyExcept(characters) is >= 0 and int other ? other : text.Length;
}
