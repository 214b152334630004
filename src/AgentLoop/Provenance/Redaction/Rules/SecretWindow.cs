using System.Buffers;

namespace AgentLoop;

/// <summary>A few characters of a text, without the escapes in which they are written, and where each of them stands.</summary>
internal sealed class SecretWindow
{
    private const int Longest = 8192;

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\r\n");

    [ThreadStatic]
    private static SecretWindow? own;

    private readonly char[] characters = new char[Longest];
    private readonly int[] places = new int[Longest + 1];
    private int count;

    /// <summary>Whether it ends because the text does.</summary>
    public bool EndsText { get; private set; }

    public ReadOnlySpan<char> Characters => characters.AsSpan(0, count);

    /// <summary>Where a character begins in the text; for the last and one, where it ends.</summary>
    public int PlaceOf(int index) => places[index];

    /// <summary>The one of this thread, which holds until the next is read. It goes on with these characters, or up to the first of the others.</summary>
    public static SecretWindow Read(ReadOnlySpan<char> text, int from, int most, SearchValues<char>? only = null, SearchValues<char>? upTo = null)
    {
        SecretWindow window = own ??= new SecretWindow();
        window.Fill(text, from, Math.Min(most, Longest), only, upTo ?? Breaks);
        return window;
    }

    private void Fill(ReadOnlySpan<char> text, int from, int most, SearchValues<char>? only, SearchValues<char> upTo)
    {
        (count, EndsText) = (0, true);
        int at = from;
        while (at < text.Length && !SecretText.IsCut(text, at)) // half of an escape may be anything
        {
            int end = SecretText.EndOf(text, at);
            char character = SecretText.Read(text, at, end);
            if (count == most || end - from > Longest || !(only?.Contains(character) ?? !upTo.Contains(character)))
            {
                EndsText = false;
                break;
            }
            characters[count] = character;
            places[count++] = at;
            at = end;
        }
        places[count] = at;
    }
}
