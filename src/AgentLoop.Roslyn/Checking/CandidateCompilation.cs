using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentLoop.Roslyn;

/// <summary>A candidate, put into the compilations of the untouched repository.</summary>
internal sealed class CandidateCompilation
{
    private readonly CompiledBase known;
    private readonly Dictionary<string, string> renames;
    private readonly Dictionary<CompiledProject, WrittenFiles> written = [];

    private CandidateCompilation(CompiledBase known, IReadOnlyList<CandidateProject> projects, Dictionary<string, string> renames)
    {
        this.known = known;
        this.renames = renames;
        Projects = projects;
    }

    /// <summary>The untouched repository.</summary>
    public CompiledBase Base => known;

    /// <summary>The projects, each after those that it refers to.</summary>
    public IReadOnlyList<CandidateProject> Projects { get; }

    /// <summary>Why the real build has to tell, to stand after "because"; <see langword="null"/> where it has not.</summary>
    public string? Problem { get; private init; }

    public static CandidateCompilation Of(CompiledBase known, IReadOnlyList<SourceChange> changes, IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        CandidateSources applied = new(known, changes, sources);
        IReadOnlyList<CandidateProject> projects = applied.Apply(cancellationToken);
        CollectedBuild build = known.Source.Build;
        return new CandidateCompilation(
            known,
            projects,
            changes.Where(c => c.OldPath is not null && c.OldPath != c.Path).ToDictionary(c => build.Whole(c.Path), c => build.Whole(c.OldPath!), StringComparer.Ordinal))
        {
            Problem = applied.Problem,
        };
    }

    /// <summary>Looks at the files that the candidate wrote, and at no others: most errors stand there, and are found soonest so.</summary>
    public CompileOutcome? Look(CancellationToken cancellationToken)
    {
        foreach (CandidateProject project in Projects.Where(p => p.Changed.Count > 0))
        {
            if (Judgement.Of(project.Base, Brought(project, Written(project, cancellationToken).Found), known.Source.Build) is { } outcome)
                return outcome;
        }
        return null;
    }

    /// <summary>A project with what its generators write now, and what the compiler and they say of the files that the candidate wrote.</summary>
    public WrittenFiles Written(CandidateProject project, CancellationToken cancellationToken)
    {
        if (written.TryGetValue(project.Base, out WrittenFiles? known))
            return known;
        (CSharpCompilation compilation, ImmutableArray<Diagnostic> said) = project
            .With(project.Base.Uses.Where(u => written.TryGetValue(u.Project, out WrittenFiles? used) && !used.IsLocal).Select(u => (u.Reference, (MetadataReference)Reference(written[u.Project].Compilation, u.Reference))))
            .Generate(cancellationToken);
        return written[project.Base] = new WrittenFiles
        {
            Compilation = compilation,
            Said = said,
            Found = [.. said, .. project.Changed.SelectMany(tree => compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellationToken))],
            IsLocal = project.IsLocal && compilation.SyntaxTrees.Count(tree => !project.Base.Compilation.ContainsSyntaxTree(tree)) == project.Changed.Count,
        };
    }

    /// <summary>What of these a project has not had before.</summary>
    public IReadOnlyList<Diagnostic> Brought(CandidateProject project, IEnumerable<Diagnostic> found) => Brought(found, project.Base.Known);

    /// <summary>What of these was not among others before.</summary>
    public IReadOnlyList<Diagnostic> Brought(IEnumerable<Diagnostic> found, IEnumerable<Diagnostic> known) => NewDiagnostics.Of(found, known, renames);

    /// <summary>What a file was before; <see langword="null"/> where there was none.</summary>
    public SyntaxTree? Before(CandidateProject project, SyntaxTree tree) =>
        project.Base.Trees.GetValueOrDefault(renames.GetValueOrDefault(tree.FilePath, tree.FilePath));

    private static CompilationReference Reference(Compilation compilation, MetadataReference old) =>
        compilation.ToMetadataReference(old.Properties.Aliases, old.Properties.EmbedInteropTypes);
}
