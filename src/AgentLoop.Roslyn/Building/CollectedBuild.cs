namespace AgentLoop.Roslyn;

/// <summary>What a build of the untouched repository told.</summary>
internal sealed record CollectedBuild
{
    /// <summary>The workspace's path as the sandbox saw it.</summary>
    public required string Root { get; init; }

    /// <summary>The projects that were compiled.</summary>
    public required IReadOnlyList<CollectedProject> Projects { get; init; }

    /// <summary>What was in the files that the compiler read, as far as it was told.</summary>
    public required IReadOnlyDictionary<string, Digest> Files { get; init; }

    /// <summary>Whether the build succeeded.</summary>
    public bool Succeeded { get; init; }

    /// <summary>The path within the workspace; <see langword="null"/> for one elsewhere.</summary>
    public string? Relative(string path) =>
        path.StartsWith(Root, StringComparison.Ordinal) && path.Length > Root.Length + 1 && path[Root.Length] == '/' ? path[(Root.Length + 1)..] : null;

    /// <summary>The whole path of one within the workspace.</summary>
    public string Whole(string relative) => $"{Root}/{relative}";
}
