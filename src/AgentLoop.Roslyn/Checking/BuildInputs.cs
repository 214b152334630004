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
        return changes.Where(c => !c.IsSource && (others.Contains(c.Path) || !IsInert(c.Path))).Select(c => c.Path).FirstOrDefault() is { } path
            ? $"\"{path}\" changed, of which only a build knows what it does"
            : null;
    }

    private static bool IsInert(string path) => Inert.Contains(Path.GetExtension(path)) || InertNames.Contains(Path.GetFileName(path));
}
