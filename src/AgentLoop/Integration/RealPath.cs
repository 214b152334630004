namespace AgentLoop;

internal static class RealPath
{
    /// <summary>A path with the symbolic links in it followed; what is not there yet stays as it is.</summary>
    public static string Of(string path)
    {
        string? folder = Path.GetDirectoryName(path);
        if (folder is null)
            return path;
        string real = Path.Combine(Of(folder), Path.GetFileName(path));
        try
        {
            return new FileInfo(real).ResolveLinkTarget(returnFinalTarget: true) is { } target ? Of(target.FullName) : real;
        }
        catch (IOException)
        {
            return real;
        }
    }
}
