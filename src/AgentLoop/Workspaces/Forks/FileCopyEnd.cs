namespace AgentLoop;

internal enum FileCopyEnd
{
    Copied,

    /// <summary>It is gone, or no ordinary file any more.</summary>
    Gone,

    /// <summary>It may not be read.</summary>
    Unreadable,

    /// <summary>The reason is the thread's last error.</summary>
    Failed,
}
