using System.Buffers;
using System.Text;

namespace AgentLoop;

/// <summary>Writes a text with edited lines. All else keeps its bytes, and what is added ends as the lines it replaces or follows.</summary>
internal sealed class LineWriter
{
    private readonly EditableText text;
    private readonly ArrayBufferWriter<byte> output;
    private readonly List<int> removed = [];
    private bool isUnended;
    private int copied;
    private int at;
    private int replaced;

    private LineWriter(EditableText text)
    {
        this.text = text;
        output = new ArrayBufferWriter<byte>(text.Text.Length + 256);
    }

    public static ReadOnlyMemory<byte> Write(SourceText source, EditableText text, IReadOnlyList<PlacedLines> placed, bool keepsFileEnd)
    {
        LineWriter writer = new(text);
        if (source.HasByteOrderMark)
            writer.output.Write(Encoding.UTF8.Preamble);
        foreach (PlacedLines part in placed)
            writer.Write(part);
        writer.at = text.Count;
        writer.Copy();
        ReadOnlyMemory<byte> written = writer.output.WrittenMemory;
        return keepsFileEnd && text.IsUnended ? WithoutLineEnd(written) : written;
    }

    private static ReadOnlyMemory<byte> WithoutLineEnd(ReadOnlyMemory<byte> bytes) => bytes switch
    {
        { Span: [.., (byte)'\r', (byte)'\n'] } => bytes[..^2],
        { Span: [.., (byte)'\n' or (byte)'\r'] } => bytes[..^1],
        _ => bytes,
    };

    private void Write(PlacedLines part)
    {
        at = part.First;
        StartGroup();
        for (int i = 0; i < part.Lines.Count; i++)
        {
            if (part.Lines[i].Kind == EditLineKind.Remove)
                Remove();
            else if (part.Lines[i].Kind == EditLineKind.Add)
                Add(part.Lines[i], part.Reindentation, IsLastOfGroup(part.Lines, i));
            else
                Keep();
        }
    }

    private static bool IsLastOfGroup(IReadOnlyList<EditLine> lines, int line) =>
        line + 1 == lines.Count || lines[line + 1].Kind is EditLineKind.Keep or EditLineKind.Gap;

    private void Keep()
    {
        StartGroup();
        at++;
    }

    private void Remove()
    {
        Copy();
        removed.Add(at++);
        copied = at;
    }

    private void StartGroup()
    {
        removed.Clear();
        replaced = 0;
    }

    /// <summary>Writes the lines that stay up to where the edits are.</summary>
    private void Copy()
    {
        if (at <= copied)
            return;
        EndLine();
        Put(text.Text.AsSpan(text.Start(copied)..text.Start(at)));
        isUnended = at == text.Count && text.IsUnended;
        copied = at;
    }

    private void Add(EditLine line, Reindentation? reindentation, bool isLast)
    {
        ReadOnlySpan<char> content = line.Text.Span;
        Copy();
        EndLine();
        (string indent, int skip) = reindentation?.For(content) ?? ("", 0);
        Put(indent);
        Put(content[skip..]);
        isUnended = line.IsUnended;
        if (!line.IsUnended)
            Put(Ending(isLast));
    }

    /// <summary>
    /// The ending of the line that is replaced, of the last one for the last that comes, or else of the one before or after; most lines'
    /// if there is none.
    /// </summary>
    private ReadOnlySpan<char> Ending(bool isLast)
    {
        int model = removed.Count > 0 ? removed[isLast ? ^1 : Math.Min(replaced++, removed.Count - 1)]
            : at > 0 ? at - 1
            : 0;
        ReadOnlySpan<char> ending = model < text.Count ? text.EndingOf(model) : default;
        return ending.IsEmpty ? text.Ending : ending;
    }

    /// <summary>A line that had no ending, as the file's last, gets one when another follows.</summary>
    private void EndLine()
    {
        if (isUnended)
            Put(text.Ending);
        isUnended = false;
    }

    private void Put(ReadOnlySpan<char> piece) => Encoding.UTF8.GetBytes(piece, output);
}
