namespace AgentLoop.Tests.Generation;

/// <summary>
/// A program with a fault. Where it is faulty the text has <c>«right¦wrong»</c>; what a runner would report stands beside it.
/// </summary>
internal sealed record RepairCase
{
    public required string Name { get; init; }

    public required string Path { get; init; }

    public required string Source { get; init; }

    public required string TestPath { get; init; }

    public required string Test { get; init; }

    public required string FailingTest { get; init; }

    public required string Message { get; init; }

    public string StackTrace { get; init; } = "";

    public IReadOnlyList<(string Path, string Text)> Others { get; init; } = [];

    public string Right => Choose(0);

    public string Wrong => Choose(1);

    public MemoryWorkspace Workspace => new([(Path, Wrong), (TestPath, Test), .. Others]);

    /// <summary>The place of the right program among the candidates, from 1; <see langword="null"/> where it is not among them.</summary>
    public async Task<int?> RankAsync(int most, int seed = 0)
    {
        SourceFile right = new(Path, default, SourceLanguages.Of(Path)!, Right);
        int rank = 0;
        await foreach (Candidate candidate in new MutationGenerator().GenerateAsync(MutationRequests.Create(Workspace, FailingTest, Message, StackTrace, most, seed)))
        {
            rank++;
            FileChange change = candidate.Changes.Files[0];
            if (string.Equals(change.Path, Path, StringComparison.Ordinal) && TokenEdit.Between(right, SourceLoader.Decode(change.Content!.Value.Span)!).IsEmpty)
                return rank;
        }

        return null;
    }

    private string Choose(int side)
    {
        string text = Source;
        for (int open = text.IndexOf('«'); open >= 0; open = text.IndexOf('«'))
        {
            int close = text.IndexOf('»', open);
            text = string.Concat(text.AsSpan(0, open), text[(open + 1)..close].Split('¦')[side], text.AsSpan(close + 1));
        }

        return text;
    }
}
