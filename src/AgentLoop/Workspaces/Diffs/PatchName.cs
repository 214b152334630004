using System.Text;

namespace AgentLoop;

/// <summary>A file's name as a patch has it.</summary>
internal sealed record PatchName
{
    private const string Nothing = "/dev/null";

    public required string Text { get; init; }

    /// <summary>Whether it is the path itself, without the <c>a/</c> or <c>b/</c> that diffs put before it.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether it stands for a file that is not there.</summary>
    public bool IsNothing => !IsExact && string.Equals(Text, Nothing, StringComparison.Ordinal);

    /// <summary>Reads a name that stands alone on the rest of a line: quoted, or up to a tab.</summary>
    public static PatchName Read(ReadOnlySpan<byte> text, bool isExact = false)
    {
        if (text.StartsWith("\""u8) && QuotedPath.Read(text, out _) is { } quoted)
            return new PatchName { Text = Encoding.UTF8.GetString(quoted), IsExact = isExact };
        int tab = isExact ? -1 : text.IndexOf((byte)'\t');
        return new PatchName { Text = Encoding.UTF8.GetString(tab < 0 ? text : text[..tab]), IsExact = isExact };
    }

    /// <summary>Reads the two names after <c>diff --git</c>; <see langword="null"/> where it is not clear where the first ends.</summary>
    public static (PatchName Old, PatchName New)? ReadPair(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("\""u8))
        {
            return QuotedPath.Read(text, out int length) is { } first && length < text.Length
                ? (new PatchName { Text = Encoding.UTF8.GetString(first) }, Read(text[(length + 1)..]))
                : null;
        }

        if (text.EndsWith("\""u8) && text.IndexOf(" \""u8) is >= 0 and int quote)
            return (Read(text[..quote]), Read(text[(quote + 1)..]));
        int middle = text.Length / 2;
        if (text.Length % 2 == 0 || text[middle] != ' ' || !WithoutFolder(text[..middle]).SequenceEqual(WithoutFolder(text[(middle + 1)..])))
            return null;
        return (Read(text[..middle]), Read(text[(middle + 1)..]));
    }

    /// <summary>The path in the workspace: without the prefix, unless only the name as it stands is a file there.</summary>
    public string Resolve(SnapshotIndex index)
    {
        bool hasPrefix = !IsExact && Text.Length > 2 && Text[1] == '/' && Text[0] is 'a' or 'b' or 'c' or 'i' or 'o' or 'w';
        if (!hasPrefix || (index.Find(Text[2..]) is null && index.Find(Text) is not null))
            return Text;
        return Text[2..];
    }

    private static ReadOnlySpan<byte> WithoutFolder(ReadOnlySpan<byte> name) => name[(name.IndexOf((byte)'/') + 1)..];
}
