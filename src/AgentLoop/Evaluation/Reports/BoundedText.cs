using System.Text;

namespace AgentLoop;

/// <summary>Text that comes in pieces, of which no more than so many characters are kept.</summary>
internal sealed class BoundedText(int maxLength)
{
    private StringBuilder? kept;

    public void Append(string piece)
    {
        kept ??= new StringBuilder();
        kept.Append(piece, 0, Math.Min(piece.Length, maxLength - kept.Length));
    }

    public override string ToString() => kept?.ToString() ?? "";
}
