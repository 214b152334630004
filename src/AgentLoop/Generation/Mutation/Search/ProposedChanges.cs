namespace AgentLoop;

/// <summary>Remembers results, so that what amounts to the same is proposed once, and what was tried is not tried again.</summary>
internal sealed class ProposedChanges
{
    private readonly HashSet<(string Path, ulong Form)> seen = [];

    public ProposedChanges(IEnumerable<Attempt> attempts)
    {
        foreach (Attempt attempt in attempts)
        {
            if (attempt.Candidate.Changes.Files is [{ Kind: FileChangeKind.Modify, Content: { } content } change]
                && SourceLoader.Parse(change.Path, default, content.Span) is { } file)
                Add(file);
        }
    }

    /// <summary>Remembers a text; <see langword="false"/> where one like it was there already.</summary>
    public bool Add(SourceFile file) => seen.Add((file.Path, NormalForm.Of(file)));
}
