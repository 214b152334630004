using System.Text;

namespace AgentLoop;

/// <summary>What counts of a line, to each strategy.</summary>
internal static class LineFolding
{
    /// <summary>The strategies for whole lines, in the order in which they are tried.</summary>
    public static readonly MatchStrategy[] Strategies =
        [MatchStrategy.Exact, MatchStrategy.TrailingBlanks, MatchStrategy.Indentation, MatchStrategy.Punctuation];

    public static ReadOnlySpan<char> Fold(ReadOnlySpan<char> line, MatchStrategy strategy) => strategy switch
    {
        MatchStrategy.Exact => line,
        MatchStrategy.TrailingBlanks => line.TrimEnd(),
        MatchStrategy.Indentation => line.Trim(),
        _ => Plain(line.Trim()),
    };

    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> line) => Ascii.IsValid(line)
        ? line
        : string.Create(line.Length, line, static (plain, source) =>
        {
            for (int i = 0; i < plain.Length; i++)
                plain[i] = Plain(source[i]);
        }).AsSpan().Trim();

    /// <summary>The punctuation that Codex folds, as code points.</summary>
    private static char Plain(char c) => c switch
    {
        (>= '\u2010' and <= '\u2015') or '\u2212' => '-',
        >= '\u2018' and <= '\u201b' => '\'',
        >= '\u201c' and <= '\u201f' => '"',
        '\u00a0' or (>= '\u2002' and <= '\u200a') or '\u202f' or '\u205f' or '\u3000' => ' ',
        _ => c,
    };
}
