namespace AgentLoop;

/// <summary>Reads what is below one folder, and nothing that a symbolic link leads to.</summary>
/// <remarks>Safe for concurrent use. Paths are relative, with <c>/</c> between their parts.</remarks>
internal interface IFileTree : IDisposable
{
    /// <summary>What is in a folder, in no order; nothing for one that is missing, may not be read, or is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="most">How many entries are looked at.</param>
    /// <remarks>An entry whose name is no text is among them where the system has such names; no path leads to it.</remarks>
    IReadOnlyList<FolderEntry> ListAll(string folder, int most = int.MaxValue);

    /// <summary>Whether all that is in a folder can be seen, should there be one.</summary>
    bool MayList(string folder);

    /// <summary>What the file system says of a path; <see langword="null"/> where there is nothing.</summary>
    FileStatus? Status(string path);

    /// <summary>
    /// The same, quicker, and maybe of something outside that a symbolic link leads to: only for comparing it with a status
    /// that was read before.
    /// </summary>
    FileStatus? Peek(string path);

    /// <summary>Opens an ordinary file; <see langword="null"/> where there is none.</summary>
    /// <exception cref="AgentLoopException">There is one, and it may not be read.</exception>
    OpenedFile? Open(string path);

    /// <summary>The target of a symbolic link as it is stored; <see langword="null"/> where there is none.</summary>
    byte[]? ReadLink(string path);
}
