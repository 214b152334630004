using System.Buffers;

namespace AgentLoop;

/// <summary>Finds the password of an address, such as <c>postgres://user:password@host</c>.</summary>
internal sealed class SecretAddressRule : SecretRule
{
    private const int LongestUser = 1024;
    private const int ShortestPassword = 4;
    private const int ShortestHost = 3;

    private static readonly SearchValues<char> Others = SearchValues.Create("\0 \t\r\n\v\f/'\"<>{}$[]`");

    private readonly string mask = SecretMarks.Of("password");

    public override IReadOnlyList<string> Anchors { get; } = ["://"];

    public override SecretSpan? Find(ReadOnlySpan<char> text, int at, int length, out bool isOpen)
    {
        isOpen = false;
        int begin = at + length;
        if (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]) || begin < text.Length && Others.Contains(text[begin]))
            return null;
        SecretWindow window = SecretWindow.Read(text, begin, LongestUser, upTo: Others);
        isOpen = window.EndsText;
        ReadOnlySpan<char> rest = window.Characters;
        int host = rest.IndexOf('@');
        int password = host < 0 ? 0 : rest[..host].IndexOf(':') + 1;
        bool isComplete = password > 1 && host - password >= ShortestPassword && rest[(password + 1)..host].IndexOf(':') < 0 && rest.Length - host > ShortestHost;
        return isComplete && !SecretPlaceholders.Is(string.Concat(text.Slice(at, length), rest))
            ? new SecretSpan(window.PlaceOf(password), window.PlaceOf(host), mask)
            : null;
    }
}
