namespace AgentLoop;

/// <summary>How what was changed in a private copy is recorded.</summary>
internal sealed record ForkChangesDocument
{
    public required ChangeSetDocument Changes { get; init; }

    public required IReadOnlyList<ExportFinding> Findings { get; init; }

    public static ForkChangesDocument Of(ExportResult result) => new()
    {
        Changes = new ChangeSetDocument { Files = [.. result.Changes.Files.Select(FileChangeDocument.Of)] },
        Findings = result.Findings,
    };

    public ExportResult ToResult() => new()
    {
        Changes = new ChangeSet { Files = [.. Changes.Files.Select(file => file.ToChange())] },
        Findings = Findings,
    };
}
