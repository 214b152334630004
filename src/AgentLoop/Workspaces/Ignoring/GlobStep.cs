namespace AgentLoop;

/// <summary>What one step of a <see cref="Glob"/> takes from a path.</summary>
internal enum GlobStep
{
    /// <summary>One certain byte.</summary>
    Byte,

    /// <summary>One byte of a set, never <c>/</c>.</summary>
    Set,

    /// <summary>Any number of bytes other than <c>/</c>.</summary>
    Name,

    /// <summary>Any number of bytes.</summary>
    Rest,

    /// <summary>Any number of bytes that end with <c>/</c>.</summary>
    Folders,

    /// <summary>Nothing: allows to pass over the <see cref="Folders"/> that follow.</summary>
    Optional,
}
