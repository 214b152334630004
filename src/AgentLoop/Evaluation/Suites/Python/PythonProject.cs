namespace AgentLoop;

/// <summary>A part of a repository whose Python tests run together.</summary>
internal sealed record PythonProject
{
    /// <summary>Its folder, relative to the workspace.</summary>
    public required string Folder { get; init; }

    /// <summary>Why it is run by pytest, in words; <see langword="null"/> where nothing speaks of it.</summary>
    public string? Pytest { get; init; }

    public IReadOnlyList<PythonTestFile> Tests { get; init; } = [];

    /// <summary>The folders of its sources, relative to its own; its own first.</summary>
    public IReadOnlyList<string> Sources { get; init; } = ["."];

    /// <summary>The files of requirements that there are, relative to its folder.</summary>
    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary>Packages that <c>pyproject.toml</c> asks for.</summary>
    public IReadOnlyList<string> Packages { get; init; } = [];

}
