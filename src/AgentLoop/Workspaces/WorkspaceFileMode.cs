namespace AgentLoop;

/// <summary>The kinds of file that git tells apart.</summary>
public enum WorkspaceFileMode
{
    /// <summary>An ordinary file, git's 100644.</summary>
    File,

    /// <summary>A file that its owner may execute, git's 100755.</summary>
    Executable,

    /// <summary>A symbolic link, git's 120000.</summary>
    SymbolicLink,
}
