using System.Globalization;

namespace AgentLoop;

/// <summary>Writes a mutation as a candidate: the whole new file, and a sentence.</summary>
internal static class CandidateFactory
{
    private const int LongestQuote = 80;

    public static Candidate Create(SourceFile file, Mutation mutation, string text) => new()
    {
        Changes = new ChangeSet
        {
            Files =
            [
                new FileChange { Path = file.Path, Kind = FileChangeKind.Modify, Expected = file.Digest,
                    Content = SourceLoader.Encode(text) },
            ],
        },
        Rationale = Rationale(file, mutation),
    };

    private static string Rationale(SourceFile file, Mutation mutation)
    {
        string before = Quote(file.Text[mutation.Start..mutation.End]);
        string after = Quote(mutation.Replacement);
        int line = 1 + file.Text.AsSpan(0, FirstChanged(file, mutation)).Count('\n');
        string change = (before.Length, after.Length) switch
        {
            (_, 0) => $"delete `{before}`",
            (0, _) => $"insert `{after}`",
            _ => $"`{before}` → `{after}`",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{file.Path}:{line}: {change} ({mutation.Kind.Describe()})");
    }

    /// <summary>Past the blanks that a deletion of whole lines begins with.</summary>
    private static int FirstChanged(SourceFile file, Mutation mutation)
    {
        int start = mutation.Start;
        while (start < mutation.End && char.IsWhiteSpace(file.Text[start]))
            start++;
        return start;
    }

    private static string Quote(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestQuote ? line : string.Concat(line.AsSpan(0, LongestQuote - 1), "…");
    }
}
