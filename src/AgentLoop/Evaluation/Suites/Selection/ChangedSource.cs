namespace AgentLoop;

/// <summary>A file that changed, and what it is called by in others.</summary>
internal sealed record ChangedSource
{
    public required string Path { get; init; }

    /// <summary>Its stem, and the types it declares.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>As <see cref="SourceStem.Subject"/>.</summary>
    public required string Subject { get; init; }

    public static ChangedSource Of(string path, string? text) => new()
    {
        Path = path,
        Names = SourceLanguages.Of(path) is { } language && text is not null ? [SourceStem.Of(path), .. SourceWords.Declared(language, text)] : [SourceStem.Of(path)],
        Subject = SourceStem.Subject(path),
    };

    /// <summary>How near a file of tests is to it: 0 where it is the one that changed, up to 2; <see langword="null"/> where nothing ties them.</summary>
    public int? Distance(TestSource test)
    {
        if (string.Equals(test.Path, Path, StringComparison.Ordinal))
            return 0;
        if (string.Equals(test.Subject, Subject, StringComparison.Ordinal) || IsSamePackage(test))
            return 1;
        return Names.Any(test.Words.Contains) ? 2 : null;
    }

    /// <summary>A package of Go is a folder, whose files see one another without a word.</summary>
    private bool IsSamePackage(TestSource test) =>
        Path.EndsWith(".go", StringComparison.Ordinal) && test.Path.EndsWith(".go", StringComparison.Ordinal)
        && string.Equals(RepositoryFiles.Folder(Path), RepositoryFiles.Folder(test.Path), StringComparison.Ordinal);
}
