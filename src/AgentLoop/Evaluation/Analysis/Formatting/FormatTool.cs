namespace AgentLoop;

/// <summary>A formatter: what it formats, when a repository wants it, and how it is asked about one file.</summary>
internal sealed record FormatTool
{
    /// <summary>Stands in arguments for the edition of Rust that the crate is written in.</summary>
    public const string Edition = "{edition}";

    public required string Name { get; init; }

    /// <summary>What has to be there to run it: a name in the path, or a file of the workspace.</summary>
    public required string Program { get; init; }

    /// <summary>The endings of files that it formats.</summary>
    public required IReadOnlyList<string> Extensions { get; init; }

    /// <summary>Whether files of these names, with what one of them says, ask for it.</summary>
    public required Func<string, bool> IsConfiguration { get; init; }

    /// <summary>A word that the configuration has to contain where its name alone does not tell.</summary>
    public Func<string, string?> Word { get; init; } = _ => null;

    /// <summary>Its arguments for a file, whose text it reads from its standard input unless it has a <see cref="Reader"/>.</summary>
    public required Func<string, IReadOnlyList<string>> Arguments { get; init; }

    /// <summary>
    /// What its output says of which lines, for a tool that reads the file itself and names what is wrong in it; <see langword="null"/> for one that prints the
    /// text as it should be.
    /// </summary>
    public Func<CommandResult, string, IEnumerable<(int Line, string Message)>>? Reader { get; init; }

    /// <summary>Exit codes by which it says that it could do its work.</summary>
    public IReadOnlyList<int> Answers { get; init; } = [0];

    public bool Formats(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
