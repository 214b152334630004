using System.Text;

namespace AgentLoop;

/// <summary>Goes through the lines of a patch.</summary>
internal sealed class PatchCursor(ReadOnlyMemory<byte> patch)
{
    private readonly TextLines lines = new(patch);

    public int At { get; private set; }

    public bool IsAtEnd => At >= lines.Count;

    /// <summary>The line as it is.</summary>
    public ReadOnlyMemory<byte> Raw => lines[At];

    /// <summary>The line without its end, for what is not content.</summary>
    public ReadOnlySpan<byte> Line => IsAtEnd ? default : lines[At].Span.TrimEnd("\r\n"u8);

    public string Text => Encoding.UTF8.GetString(Line);

    public void Next() => At++;

    /// <summary>Whether the line after this one begins so.</summary>
    public bool NextStartsWith(ReadOnlySpan<byte> text) => At + 1 < lines.Count && lines[At + 1].Span.StartsWith(text);

    /// <summary>What follows on this line, if it begins so.</summary>
    public bool TryTake(ReadOnlySpan<byte> beginning, out ReadOnlySpan<byte> rest)
    {
        bool matches = Line.StartsWith(beginning);
        rest = matches ? Line[beginning.Length..] : default;
        return matches;
    }
}
