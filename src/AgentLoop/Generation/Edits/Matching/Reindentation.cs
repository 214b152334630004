namespace AgentLoop;

/// <summary>How the indentation of lines that a model wrote becomes that of the file: as the lines it found show it.</summary>
internal sealed class Reindentation
{
    private readonly Dictionary<string, (string Indent, bool IsRemoved)> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> unclear = new(StringComparer.Ordinal);
    private string? missing;
    private string? surplus;
    private bool isUniform = true;

    /// <summary>Notes a line as the model has it, and as the file has it. One that goes tells more than one that stays: what is added takes its place.</summary>
    public void Note(ReadOnlySpan<char> written, ReadOnlySpan<char> found, bool isRemoved)
    {
        if (written.IsWhiteSpace() || found.IsWhiteSpace())
            return;

        string from = Indent(written).ToString();
        string to = Indent(found).ToString();
        Note(from, to, isRemoved);
        string lacks = to.EndsWith(from, StringComparison.Ordinal) ? to[..^from.Length] : "";
        string has = from.EndsWith(to, StringComparison.Ordinal) ? from[..^to.Length] : "";
        isUniform &= (lacks.Length > 0 || has.Length > 0 || from.Equals(to, StringComparison.Ordinal))
            && lacks.Equals(missing ?? lacks, StringComparison.Ordinal) && has.Equals(surplus ?? has, StringComparison.Ordinal);
        (missing, surplus) = (lacks, has);
    }

    /// <summary>Whether lines that are indented as this one are indented in several ways in the file, so that it cannot be told how it is to be.</summary>
    public bool IsUnclearFor(ReadOnlySpan<char> line) => unclear.Count > 0 && !line.IsWhiteSpace() && unclear.Contains(Indent(line).ToString());

    /// <summary>The indentation that a line is to have; what it has where the lines found do not tell.</summary>
    public (string Indent, int Skip) For(ReadOnlySpan<char> line)
    {
        string indent = Indent(line).ToString();
        if (indent.Length == line.Length)
            return ("", 0);
        if (known.TryGetValue(indent, out (string Indent, bool IsRemoved) same))
            return (same.Indent, indent.Length);
        if (!isUniform || missing is null || !indent.StartsWith(surplus!, StringComparison.Ordinal))
            return ("", 0);
        return (missing, surplus!.Length);
    }

    private void Note(string from, string to, bool isRemoved)
    {
        if (!known.TryGetValue(from, out (string Indent, bool IsRemoved) before) || (isRemoved && !before.IsRemoved))
        {
            known[from] = (to, isRemoved);
            unclear.Remove(from);
        }
        else if (isRemoved == before.IsRemoved && !to.Equals(before.Indent, StringComparison.Ordinal))
        {
            unclear.Add(from);
        }
    }

    private static ReadOnlySpan<char> Indent(ReadOnlySpan<char> line) => line[..^line.TrimStart().Length];
}
