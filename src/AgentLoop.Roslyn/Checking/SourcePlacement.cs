namespace AgentLoop.Roslyn;

/// <summary>Tells whether a project compiles a file that is new in the repository, by what it does with the files that are there.</summary>
internal sealed class SourcePlacement(CompiledProject project, CollectedBuild build, IReadOnlyList<string> sources)
{
    private readonly string? folder = build.Relative(project.Collected.Directory) ?? (project.Collected.Directory == build.Root ? "" : null);
    private string[]? left;

    /// <summary>Whether the project compiles it; <see langword="null"/> where that cannot be told.</summary>
    public bool? Compiles(string path)
    {
        if (folder is null || !IsBelow(path, folder))
            return In(Folder(path)).Any(IsCompiled) ? null : false;
        if (IsHidden(path))
            return false;
        if (!project.Collected.HasGlobs)
            return null;
        left ??= [.. sources.Where(source => IsBelow(source, folder) && !IsHidden(source) && !IsCompiled(source))];
        return left.Length == 0 ? true : AsThoseAround(Folder(path));
    }

    /// <summary>What the project does with the sources of the nearest folder that has some.</summary>
    private bool? AsThoseAround(string at)
    {
        for (; at.Length > folder!.Length; at = Folder(at[..^1]))
        {
            if (In(at) is { Length: > 0 } around)
                return around.All(IsCompiled) ? true : around.Any(IsCompiled) ? null : false;
        }
        return In(at) is { Length: > 0 } beside && beside.All(IsCompiled) ? true : null;
    }

    private string[] In(string at) => [.. sources.Where(source => Folder(source) == at)];

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
