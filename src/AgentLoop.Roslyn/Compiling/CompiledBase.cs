namespace AgentLoop.Roslyn;

/// <summary>The untouched repository, compiled.</summary>
internal sealed record CompiledBase
{
    public required BaseSource Source { get; init; }

    /// <summary>The projects, each after those that it refers to.</summary>
    public required IReadOnlyList<CompiledProject> Projects { get; init; }

    /// <summary>Where its assemblies are.</summary>
    public OutputPlaces Places => field ??= new OutputPlaces(this);

    /// <summary>The projects that could not be compiled, and why, to stand after "because".</summary>
    public required IReadOnlyDictionary<CollectedProject, string> Problems { get; init; }
}
