namespace AgentLoop.Roslyn;

/// <summary>What a build said of a project, in one of its target frameworks. Paths are whole, as the sandbox sees them.</summary>
internal sealed class CollectedProject(string file, string framework)
{
    public string File => file;

    public string Framework => framework;

    /// <summary>What it is called in sentences.</summary>
    public string Name => Path.GetFileNameWithoutExtension(file);

    public string Directory { get; set; } = "";

    /// <summary>The compiler's version; <see langword="null"/> where the build did not say.</summary>
    public Version? Compiler { get; set; }

    /// <summary>Whether every C# file below the project's folder is compiled that nothing excludes.</summary>
    public bool HasGlobs { get; set; }

    /// <summary>The files by which other projects may refer to what it makes.</summary>
    public HashSet<string> Produces { get; } = new(StringComparer.Ordinal);

    /// <summary>What the compiler was told; empty where it was not asked.</summary>
    public List<string> Arguments { get; } = [];

    /// <summary>What generators wrote.</summary>
    public List<string> Generated { get; } = [];

    /// <summary>Files that are no C# and end up in what is built.</summary>
    public HashSet<string> Others { get; } = new(StringComparer.Ordinal);

    /// <summary>The assembly in the output folder; <see langword="null"/> where it was not built.</summary>
    public string? Target { get; set; }

    /// <summary>What stood in the output folder before.</summary>
    public List<CollectedFile> Had { get; } = [];

    /// <summary>What stands in the output folder.</summary>
    public List<CollectedFile> Has { get; } = [];
}
