namespace AgentLoop.Roslyn;

/// <summary>
/// Reads files of this machine that a build in a sandbox named. Only those are handed out whose digest the sandbox told: who knows that has the file
/// already, so that nothing is seen through this that the sandbox hides.
/// </summary>
internal static class HostFile
{
    private const long MaxLength = 64 << 20;

    /// <summary>The bytes of an ordinary file of this content; <see langword="null"/> where there is none.</summary>
    public static byte[]? Read(CollectedFile file)
    {
        try
        {
            FileInfo found = new(file.Path);
            if (!found.Exists || found.Length > MaxLength || !IsOrdinary(found))
                return null;
            byte[] content = File.ReadAllBytes(file.Path);
            return Digest.Of(content) == file.Digest ? content : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A pipe or a device would not end; neither says a length.</summary>
    private static bool IsOrdinary(FileInfo file) => file.Length > 0 && !file.Attributes.HasFlag(FileAttributes.Directory) && !file.Attributes.HasFlag(FileAttributes.Device);
}
