using System.Text;

namespace AgentLoop;

/// <summary>Judges where symbolic links lead, without following any.</summary>
internal static class ExportLinks
{
    /// <summary>
    /// Whether a link stays among the files: relative, up no further than the root, and up only at its beginning, since behind
    /// another link <c>..</c> means a folder that the text does not show.
    /// </summary>
    public static bool StaysInside(string path, ReadOnlySpan<byte> target)
    {
        string text = Encoding.UTF8.GetString(target);
        string[] parts = text.Split('/', '\\');
        int up = parts.TakeWhile(part => part is ".." or "." or "").Count(part => part is "..");
        return text.Length > 0
            && parts[0].Length > 0
            && !parts[0].Contains(':', StringComparison.Ordinal)
            && up <= ChangePaths.Folders(path).Count()
            && parts.Count(part => part is "..") == up
            && !parts.Any(PathGuard.IsGit);
    }
}
