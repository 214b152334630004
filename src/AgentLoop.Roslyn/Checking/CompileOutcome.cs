using System.Text.Json.Serialization;

namespace AgentLoop.Roslyn;

/// <summary>What the compiler said of a candidate, as the journal keeps it.</summary>
internal sealed record CompileOutcome
{
    /// <summary>Whether nothing could be said, since the untouched repository is not in memory.</summary>
    public bool IsBaseMissing { get; init; }

    /// <summary>Why the real build has to tell, to stand after "because"; <see langword="null"/> where it has not.</summary>
    public string? PassedOn { get; init; }

    /// <summary>Errors that the candidate brought, for certain.</summary>
    public IReadOnlyList<Finding> Errors { get; init; } = [];

    /// <summary>What else was found.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Whether the untouched repository was built.</summary>
    public bool IsBuilt { get; init; }

    /// <summary>How many projects were compiled.</summary>
    public int Projects { get; init; }

    /// <summary>How many errors are left that were there before.</summary>
    public int KnownErrors { get; init; }

    /// <summary>The files that have to stand where the assemblies are run, each with its digest as <c>sha256sum</c> writes it.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>Why no assemblies are written, to stand after "because"; <see langword="null"/> where they are.</summary>
    public string? NotBuilt { get; init; }

    /// <summary>What was built and has to be written.</summary>
    public IReadOnlyList<BuiltFile> Built { get; init; } = [];

    /// <summary>The assemblies that stand in the workspace then.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];

    /// <summary>Whether the candidate goes to the next check.</summary>
    [JsonIgnore]
    public bool IsClear => !IsBaseMissing && PassedOn is null && Errors.Count == 0;

    /// <summary>Nothing is known of the untouched repository.</summary>
    public static CompileOutcome BaseMissing { get; } = new() { IsBaseMissing = true };

    /// <summary>The real build has to tell.</summary>
    public static CompileOutcome Pass(string because, IReadOnlyList<Finding>? findings = null) => new() { PassedOn = because, Findings = findings ?? [] };
}
