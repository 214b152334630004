namespace AgentLoop.Roslyn;

/// <summary>Tells whether a project compiles a file that is new in the repository, by what it does with the files that are there.</summary>
internal sealed class SourcePlacement(CompiledProject project, CollectedBuild build, IReadOnlyList<string> sources)
{
    private readonly string? folder = build.Relative(project.Collected.Directory) ?? (project.Collected.Directory == build.Root ? "" : null);
    private string[]? left;

    /// <summary>Whether the project compiles it; <see langword="null"/> where that cannot be told.</summary>
    public bool? Compiles(string path)
    {
        string[] beside = [.. sources.Where(source => Folder(source) == Folder(path))];
        if (folder is null || !IsBelow(path, folder))
            return beside.Any(IsCompiled) ? null : false;
        if (IsHidden(path))
            return false;
        if (!project.Collected.HasGlobs)
            return null;
        left ??= [.. sources.Where(source => IsBelow(source, folder) && !IsHidden(source) && !IsCompiled(source))];
        return left.Length == 0 || (beside.Length > 0 && beside.All(IsCompiled)) ? true
            : beside.Length > 0 && !beside.Any(IsCompiled) ? false
            : null;
    }

    private static bool IsBelow(string path, string folder) => folder.Length == 0 || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>The folders that the SDK leaves out: <c>bin</c> and <c>obj</c> beside the project, and those whose name begins with a dot.</summary>
    private bool IsHidden(string path)
    {
        string below = folder is { Length: > 0 } ? path[(folder.Length + 1)..] : path;
        return below.StartsWith("bin/", StringComparison.Ordinal) || below.StartsWith("obj/", StringComparison.Ordinal) || below.Split('/')[..^1].Any(part => part.StartsWith('.'));
    }

    private bool IsCompiled(string source) => project.Trees.ContainsKey(build.Whole(source));
}
