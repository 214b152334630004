using System.Buffers;

namespace AgentLoop;

/// <summary>A copy of a text from which what was found is taken out, so that what is left can be searched by itself. It is given back, on any thread.</summary>
internal readonly ref struct BlankedText : IDisposable
{
    private readonly char[] rented;
    private readonly int length;

    private BlankedText(char[] rented, int length) => (this.rented, this.length) = (rented, length);

    public ReadOnlySpan<char> Characters => rented.AsSpan(0, length);

    public static BlankedText Of(ReadOnlySpan<char> text)
    {
        char[] rented = ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(rented);
        return new BlankedText(rented, text.Length);
    }

    /// <summary>No secret has such a character.</summary>
    public void Blank(SecretSpan span) => rented.AsSpan(span.Start, span.End - span.Start).Clear();

    public void Dispose() => ArrayPool<char>.Shared.Return(rented);
}
