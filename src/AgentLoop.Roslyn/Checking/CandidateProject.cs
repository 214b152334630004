using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentLoop.Roslyn;

/// <summary>A project with a candidate's changes.</summary>
internal sealed record CandidateProject
{
    public required CompiledProject Base { get; init; }

    /// <summary>The compilation without what generators write.</summary>
    public required CSharpCompilation Sources { get; init; }

    /// <summary>The files that the candidate wrote.</summary>
    public IReadOnlyList<SyntaxTree> Changed { get; init; } = [];

    /// <summary>Whether no other file can see what changed; generators may.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Whether a file was written, or is gone.</summary>
    public bool IsChanged => Sources != Base.Sources;

    /// <summary>The same, referring to other compilations of the projects that it refers to.</summary>
    public CandidateProject With(IEnumerable<(MetadataReference Old, MetadataReference New)> references) =>
        this with { Sources = references.Aggregate(Sources, (sources, r) => sources.ReplaceReference(r.Old, r.New)) };

    /// <summary>The compilation with what generators write now, and what they say.</summary>
    public (CSharpCompilation Compilation, ImmutableArray<Diagnostic> Said) Generate(CancellationToken cancellationToken)
    {
        if (!IsChanged)
            return (Base.Compilation, []);
        if (Base.Driver is null)
            return (Sources, []);
        Base.Driver.RunGeneratorsAndUpdateCompilation(Sources, out Compilation compilation, out ImmutableArray<Diagnostic> said, cancellationToken);
        return ((CSharpCompilation)compilation, said);
    }
}
