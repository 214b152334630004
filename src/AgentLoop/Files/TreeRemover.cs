namespace AgentLoop;

/// <summary>Removes a folder and all that is in it, read-only folders too; symbolic links are removed, not followed.</summary>
internal static class TreeRemover
{
    /// <exception cref="AgentLoopException">Something in it cannot be removed.</exception>
    public static void Remove(string path)
    {
        if (LinuxCalls.Available)
            LinuxTreeRemover.Remove(path);
        else if (Directory.Exists(path))
            RemovePortably(path);
    }

    internal static void RemovePortably(string path)
    {
        try
        {
            foreach (FileSystemInfo entry in new DirectoryInfo(path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
                entry.Attributes &= ~FileAttributes.ReadOnly;
            Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AgentLoopException($"The folder \"{path}\" cannot be removed: {e.Message}", e);
        }
    }
}
