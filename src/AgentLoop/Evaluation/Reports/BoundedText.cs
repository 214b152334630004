using System.Text.Unicode;

namespace AgentLoop;

/// <summary>Text that comes in pieces, of which no more than so many characters are kept. It can be emptied and used again.</summary>
internal sealed class BoundedText(int maxLength)
{
    private char[] kept = [];

    public int Length { get; private set; }

    public bool IsFull => Length == maxLength;

    public void Clear() => Length = 0;

    public void Append(ReadOnlySpan<char> piece)
    {
        ReadOnlySpan<char> fitting = piece[..Math.Min(piece.Length, maxLength - Length)];
        fitting.CopyTo(Room(fitting.Length));
        Length += fitting.Length;
    }

    /// <summary>Appends UTF-8; what is none becomes U+FFFD.</summary>
    public void Append(ReadOnlySpan<byte> utf8)
    {
        Span<char> room = Room(Math.Min(utf8.Length, maxLength - Length));
        Utf8.ToUtf16(utf8, room, out _, out int written);
        Length += written;
    }

    /// <summary>Begins a new line, unless nothing stands there yet.</summary>
    public void AppendLine(ReadOnlySpan<char> line)
    {
        if (Length > 0)
            Append("\n");
        Append(line);
    }

    public override string ToString() => new(kept, 0, Length);

    private Span<char> Room(int count)
    {
        if (kept.Length < Length + count)
            Array.Resize(ref kept, Math.Min(maxLength, Math.Max(256, (Length + count) * 2)));

        return kept.AsSpan(Length, count);
    }
}
