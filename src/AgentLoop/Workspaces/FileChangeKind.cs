namespace AgentLoop;

/// <summary>What is done to a file.</summary>
public enum FileChangeKind
{
    /// <summary>A new file; there must be none of that path.</summary>
    Add,

    /// <summary>New content, another mode, or both.</summary>
    Modify,

    /// <summary>The file goes.</summary>
    Delete,

    /// <summary>Another path, with new content or mode if those are given.</summary>
    Rename,
}
