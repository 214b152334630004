using System.Text;

namespace AgentLoop;

/// <summary>Says which paths may be changed in a workspace.</summary>
internal static class PathGuard
{
    private const int LongestPart = 255;
    private const int LongestPath = 4000;

    /// <summary>Why no file of this path may be changed, in words that follow it; <see langword="null"/> if it may.</summary>
    public static string? Refuse(string path)
    {
        if (path.Length == 0)
            return "is empty";
        if (path.Contains('\0', StringComparison.Ordinal))
            return "holds a zero character";
        if (path[0] == '/' || (OperatingSystem.IsWindows() && Path.IsPathRooted(path)))
            return "is absolute; it must be relative to the workspace";
        if (Encoding.UTF8.GetByteCount(path) > LongestPath)
            return "is too long";
        if (!string.Equals(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(path)), path, StringComparison.Ordinal))
            return "is no valid text";
        return path.Split('/').Select(RefusePart).FirstOrDefault(reason => reason is not null);
    }

    /// <summary>The same for a path that is to be made.</summary>
    public static string? RefuseNew(string path) => Refuse(path) ?? (path.Contains('\\', StringComparison.Ordinal)
        ? "holds a backslash; its parts are separated by \"/\""
        : null);

    /// <summary>Whether a part of a path means git's own folder on any file system.</summary>
    public static bool NamesGit(string path) => path.Split('/').Any(IsGit);

    /// <summary>Whether a name means <c>.git</c>, also where case, trailing dots or invisible characters do not count.</summary>
    public static bool IsGit(string name)
    {
        if (name.Length < 4 || (name[0] is not ('.' or 'g' or 'G') && char.IsAscii(name[0])))
            return false;
        string plain = FoldedName.Of(name);
        return plain.Equals(".git", StringComparison.OrdinalIgnoreCase) || plain.Equals("git~1", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The same for a name as the file system has it.</summary>
    public static bool IsGit(ReadOnlySpan<byte> name) =>
        (name[0] is (byte)'.' or (byte)'g' or (byte)'G' or >= 0x80) && IsGit(Encoding.UTF8.GetString(name));

    private static string? RefusePart(string part)
    {
        if (part.Length == 0)
            return "has an empty part";
        if (part is "." or "..")
            return $"has the part \"{part}\"";
        if (IsGit(part) || (OperatingSystem.IsWindows() && part.Split('\\').Any(IsGit)))
            return "is inside git's own folder";
        return Encoding.UTF8.GetByteCount(part) > LongestPart ? "has a part that is too long" : null;
    }
}
