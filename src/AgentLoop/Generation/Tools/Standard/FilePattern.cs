using System.IO.Enumeration;

namespace AgentLoop;

/// <summary>Chooses files by a folder and a pattern with <c>*</c> and <c>?</c>, which is for names where it has no <c>/</c>, and for paths where it has.</summary>
internal sealed class FilePattern(string folder, string? pattern)
{
    public bool Matches(string path)
    {
        bool isBelow = folder.Length == 0 || path.Equals(folder, StringComparison.Ordinal)
            || (path.Length > folder.Length && path[folder.Length] == '/' && path.StartsWith(folder, StringComparison.Ordinal));
        if (!isBelow || string.IsNullOrEmpty(pattern))
            return isBelow;
        string trimmed = pattern.StartsWith("**/", StringComparison.Ordinal) ? pattern[3..] : pattern;
        return trimmed.Contains('/', StringComparison.Ordinal)
            ? FileSystemName.MatchesSimpleExpression(trimmed.Replace("**", "*", StringComparison.Ordinal), path, ignoreCase: false)
            : FileSystemName.MatchesSimpleExpression(trimmed, path.AsSpan(path.LastIndexOf('/') + 1), ignoreCase: false);
    }
}
