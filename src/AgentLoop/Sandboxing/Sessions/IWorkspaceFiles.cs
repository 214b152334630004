namespace AgentLoop;

/// <summary>The files of a workspace, where untrusted programs may be changing names and links at the same moment.</summary>
internal interface IWorkspaceFiles : IDisposable
{
    /// <summary>The bytes of a file; <see langword="null"/> where there is none.</summary>
    /// <exception cref="AgentLoopException">The path leaves the workspace, or is no regular file.</exception>
    ReadOnlyMemory<byte>? Read(string path);

    /// <summary>Writes a file with the folders it needs.</summary>
    /// <exception cref="AgentLoopException">The path leaves the workspace, or cannot be written.</exception>
    void Write(string path, ReadOnlySpan<byte> content);

    /// <summary>What is wrong with a folder to work in, in a sentence; <see langword="null"/> where it is one of the workspace.</summary>
    string? ProblemWithFolder(string path);
}
