namespace AgentLoop;

/// <summary>A new file, or a whole new content. Line endings and the byte order mark of a file that is there are kept.</summary>
public sealed record WriteEdit : Edit
{
    /// <summary>The whole content.</summary>
    public required string Content { get; init; }

    /// <summary>Whether there must be no such file yet, or an empty one.</summary>
    /// <value><see langword="false"/> unless said: a file is overwritten.</value>
    public bool MustBeNew { get; init; }

    /// <summary>Whether the last line ends as it does in the file that is there, since the format cannot say it.</summary>
    internal bool KeepsFileEnd { get; init; }
}
