namespace QuickStart;

/// <summary>A repository to work on, and where the change to it and the record of it go.</summary>
internal sealed record Target
{
    /// <summary>The absolute path of the repository.</summary>
    public required string Repository { get; init; }

    /// <summary>The file of the journal, unless another is asked for.</summary>
    public required string Database { get; init; }

    /// <summary>The patch file to write where no branch can be made; <see langword="null"/> where one can.</summary>
    public string? Patch { get; init; }
}
