namespace AgentLoop;

/// <summary>A file before and after a candidate's change.</summary>
internal sealed record FileEdit
{
    /// <summary>Where it was; <see langword="null"/> for a new one.</summary>
    public string? OldPath { get; init; }

    /// <summary>Where it is; <see langword="null"/> for one that is gone.</summary>
    public string? NewPath { get; init; }

    public string Before { get; init; } = "";

    public string After { get; init; } = "";

    /// <summary>Whether it has a side that is no text, or too large to be read.</summary>
    public bool IsOpaque { get; init; }

    /// <summary>Its path, the new one where there are two.</summary>
    public string Path => NewPath ?? OldPath!;

    /// <summary>What it has to do with tests, by the side that has more.</summary>
    public TestFileKind Kind => (TestFileKind)Math.Max((int)KindOf(OldPath), (int)KindOf(NewPath));

    public bool IsAdded => OldPath is null;

    public bool IsDeleted => NewPath is null;

    private static TestFileKind KindOf(string? path) => path is null ? TestFileKind.Product : TestFiles.KindOf(path);
}
