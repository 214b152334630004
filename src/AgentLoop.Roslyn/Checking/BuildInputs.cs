namespace AgentLoop.Roslyn;

/// <summary>Tells changes that a compiler sees as they are from those that may change what it is told.</summary>
internal static class BuildInputs
{
    private static readonly HashSet<string> Inert = new(StringComparer.OrdinalIgnoreCase)
    {
        ".md", ".txt", ".rst", ".adoc", ".yml", ".yaml", ".gitignore", ".gitattributes", ".dockerignore", ".sh", ".ps1", ".py", ".png", ".jpg", ".gif", ".svg", ".pdf",
    };

    private static readonly HashSet<string> InertNames = new(StringComparer.OrdinalIgnoreCase) { "LICENSE", "NOTICE", "AUTHORS", "CODEOWNERS", "Dockerfile", "Makefile" };

    /// <summary>Why the kept arguments do not hold for these changes, to stand after "because"; <see langword="null"/> where they do.</summary>
    public static string? Reason(IReadOnlyList<SourceChange> changes, CollectedBuild build)
    {
        HashSet<string> others = build.Projects.SelectMany(p => p.Others).Select(build.Relative).OfType<string>().ToHashSet(StringComparer.Ordinal);
        HashSet<string> kinds = others.Select(Kind).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return changes.Where(c => others.Contains(c.Path) || (!c.IsSource && (!IsInert(c.Path) || (IsNewOrGone(c) && kinds.Contains(Kind(c.Path)))))).Select(c => c.Path).FirstOrDefault() is { } path
            ? $"\"{path}\" changed, of which only a build knows what it does"
            : null;
    }

    private static bool IsInert(string path) => Inert.Contains(Path.GetExtension(path)) || InertNames.Contains(Path.GetFileName(path));

    /// <summary>A file that comes or goes may be one of those that a pattern of a project names.</summary>
    private static bool IsNewOrGone(SourceChange change) => change.Content is null || change.OldPath != change.Path;

    private static string Kind(string path) => Path.GetExtension(path) is { Length: > 0 } extension ? extension : Path.GetFileName(path);
}
