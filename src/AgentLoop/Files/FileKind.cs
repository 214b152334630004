namespace AgentLoop;

internal enum FileKind
{
    /// <summary>A device, a pipe or a socket: what no repository holds.</summary>
    Other,
    File,
    Folder,
    Link,
}
