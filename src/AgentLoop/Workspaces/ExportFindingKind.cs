namespace AgentLoop;

/// <summary>What can be wrong with what comes out of a private fork.</summary>
public enum ExportFindingKind
{
    /// <summary>
    /// Git's own folder, under any of the names that some file system takes for it, or a file by which another folder is or becomes a repository.
    /// Refused.
    /// </summary>
    NestedRepository,

    /// <summary>A new or changed symbolic link, or a file where one was. Refused, since a change holds only files.</summary>
    SymbolicLink,

    /// <summary>A new or moved symbolic link that is absolute or may lead out of the workspace. Refused.</summary>
    EscapingLink,

    /// <summary>A named pipe. Refused.</summary>
    Pipe,

    /// <summary>A socket. Refused.</summary>
    Socket,

    /// <summary>A device, or what is no file, folder or link otherwise. Refused.</summary>
    Device,

    /// <summary>A set-user-ID, set-group-ID or sticky bit. The bit is left out, the file is not.</summary>
    SpecialBits,

    /// <summary>A new name that is no text, or holds control characters, a backslash, or characters that turn the direction of writing. Refused.</summary>
    HostileName,

    /// <summary>A new name that some systems cannot have or programs misread. Part of the change.</summary>
    UnportableName,

    /// <summary>A new path that differs from another only in case or in how its letters are composed. Refused.</summary>
    NameCollision,

    /// <summary>A new path that is too long or too deep. Refused, with all below it.</summary>
    PathTooLong,

    /// <summary>A file that is too large, or for which the change as a whole is. Refused.</summary>
    FileTooLarge,

    /// <summary>So many differences that they were not all looked at. The whole change is refused.</summary>
    TooManyFiles,

    /// <summary>What may not be read. Refused.</summary>
    Unreadable,

    /// <summary>A file that was being written while it was read. Refused.</summary>
    Unstable,
}
