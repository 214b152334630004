namespace AgentLoop;

/// <summary>Remembers results, so that what amounts to the same is proposed once, and what was tried is not tried again.</summary>
internal sealed class ProposedChanges
{
    private readonly HashSet<(string Path, ulong Edit)> seen = [];
    private readonly ILookup<string, ReadOnlyMemory<byte>> tried;

    public ProposedChanges(IEnumerable<Attempt> attempts) =>
        tried = attempts
            .Select(a => a.Candidate.Changes.Files)
            .Where(f => f is [{ Kind: FileChangeKind.Modify, Content: not null }])
            .ToLookup(f => f[0].Path, f => f[0].Content!.Value, StringComparer.Ordinal);

    /// <summary>Remembers what was tried with a file.</summary>
    public void Recall(SourceFile file)
    {
        foreach (ReadOnlyMemory<byte> content in tried[file.Path])
        {
            if (SourceLoader.Decode(content.Span) is { } text)
                Add(file, TokenEdit.Between(file, text));
        }
    }

    /// <summary>Remembers an edit; <see langword="false"/> where there was one like it, or where it changes nothing.</summary>
    public bool Add(SourceFile file, TokenEdit edit) => !edit.IsEmpty && seen.Add((file.Path, edit.Fingerprint(file)));
}
