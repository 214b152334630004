namespace AgentLoop;

/// <summary>The files that take the outputs of a process whole, made when it starts.</summary>
internal sealed record OutputFiles
{
    /// <summary>Where they are made; out of the process's reach.</summary>
    public required string Folder { get; init; }

    /// <summary>What their names begin with.</summary>
    public required string Name { get; init; }

    /// <summary>How much of each output they take.</summary>
    public required long MostBytes { get; init; }

    public OutputFile OpenOutput() => OutputFile.Create(Path.Combine(Folder, Name + ".out"), MostBytes);

    public OutputFile OpenError() => OutputFile.Create(Path.Combine(Folder, Name + ".err"), MostBytes);
}
