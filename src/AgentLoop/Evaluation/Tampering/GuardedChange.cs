namespace AgentLoop;

/// <summary>A candidate's change as the guards see it.</summary>
internal sealed class GuardedChange
{
    public GuardedChange(IReadOnlyList<FileEdit> edits, bool mayChangeTests)
    {
        Edits = edits;
        MayChangeTests = mayChangeTests;
        Before = Read(edits, edit => edit.OldPath, edit => edit.Before);
        After = Read(edits, edit => edit.NewPath, edit => edit.After);
        Pairs = new TestPairs([.. Before.SelectMany(file => file.Tests)], [.. After.SelectMany(file => file.Tests)]);
    }

    public IReadOnlyList<FileEdit> Edits { get; }

    /// <summary>Whether the task wants tests changed.</summary>
    public bool MayChangeTests { get; }

    /// <summary>The changed sources as they were.</summary>
    public IReadOnlyList<GuardedFile> Before { get; }

    /// <summary>The changed sources as they are.</summary>
    public IReadOnlyList<GuardedFile> After { get; }

    /// <summary>Which test became which.</summary>
    public TestPairs Pairs { get; }

    public GuardedFile? BeforeOf(FileEdit edit) => Before.FirstOrDefault(file => string.Equals(file.Source.Path, edit.OldPath, StringComparison.Ordinal));

    public GuardedFile? AfterOf(FileEdit edit) => After.FirstOrDefault(file => string.Equals(file.Source.Path, edit.NewPath, StringComparison.Ordinal));

    private static List<GuardedFile> Read(IReadOnlyList<FileEdit> edits, Func<FileEdit, string?> path, Func<FileEdit, string> text)
    {
        HelperAssertions helpers = new();
        return [.. edits
            .Where(edit => path(edit) is not null && !edit.IsOpaque)
            .Select(edit => GuardSourceReader.Read(path(edit)!, text(edit)))
            .OfType<GuardSource>()
            .Select(source => new GuardedFile(source, helpers))];
    }
}
