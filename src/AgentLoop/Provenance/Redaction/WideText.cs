using System.Buffers;
using System.Text;

namespace AgentLoop;

/// <summary>Bytes as characters of the same numbers, in which text is found that is of ASCII, or was made wide itself. It is given back, on any thread.</summary>
internal readonly ref struct WideText : IDisposable
{
    private readonly char[] rented;
    private readonly int length;

    private WideText(char[] rented, int length) => (this.rented, this.length) = (rented, length);

    public ReadOnlySpan<char> Characters => rented.AsSpan(0, length);

    public static WideText Of(ReadOnlySpan<byte> bytes)
    {
        char[] rented = ArrayPool<char>.Shared.Rent(bytes.Length);
        Encoding.Latin1.GetChars(bytes, rented);
        return new WideText(rented, bytes.Length);
    }

    public void Dispose() => ArrayPool<char>.Shared.Return(rented);
}
