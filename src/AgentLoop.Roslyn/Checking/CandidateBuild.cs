using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentLoop.Roslyn;

/// <summary>Compiles all of a candidate: the projects that it changes, and those that see another surface of them.</summary>
internal sealed class CandidateBuild(CandidateCompilation candidate, string? root)
{
    private readonly Dictionary<CompiledProject, (CSharpCompilation Compilation, ImmutableArray<byte>? Surface)> changed = [];
    private readonly List<Diagnostic> warnings = [];
    private readonly List<BuiltFile> built = [];
    private int compiled;
    private int knownErrors;

    private CollectedBuild Build => candidate.Base.Source.Build;

    private OutputPlaces Places => candidate.Base.Places;

    /// <summary>Where the workspace was and is; <see langword="null"/> where nothing is written.</summary>
    private KeyValuePair<string, string>? Moved => root is null ? null : new(Build.Root + "/", root + "/");

    private bool IsMoved => Moved is { } moved && moved.Key != moved.Value;

    /// <summary>What was compiled anew, for those that look at it further: each project with its whole compilation.</summary>
    public List<(CandidateProject Project, CSharpCompilation Compilation)> Compiled { get; } = [];

    public CompileOutcome Run(CancellationToken cancellationToken)
    {
        foreach (CandidateProject project in candidate.Projects)
        {
            if (Run(project, cancellationToken) is { } outcome)
                return outcome;
        }
        bool writes = root is not null && knownErrors == 0;
        return new CompileOutcome
        {
            Projects = compiled,
            KnownErrors = knownErrors,
            Findings = [.. warnings.Select(w => CompileFindings.Of(w, Build))],
            Built = writes ? built : [],
            Assemblies = writes ? [.. Places.Assemblies] : [],
        };
    }

    private CompileOutcome? Run(CandidateProject project, CancellationToken cancellationToken)
    {
        (MetadataReference, MetadataReference)[] references = [.. project.Base.Uses.Where(u => changed.ContainsKey(u.Project)).Select(u => (u.Reference, Reference(u.Project, u.Reference)))];
        bool isAffected = project.IsChanged || references.Length > 0;
        if (!isAffected && !IsMoved)
            return null;
        (CSharpCompilation compilation, ImmutableArray<Diagnostic> said) = project.With(references).Generate(cancellationToken);
        EmittedAssembly emitted = new AssemblyEmitter(project.Base).Emit(compilation, cancellationToken, Moved);
        if (root is not null && emitted.Succeeded)
            built.AddRange(Places.Of(project.Base, emitted));
        return isAffected ? Take(project, compilation, said, emitted, cancellationToken) : null;
    }

    private CompileOutcome? Take(
        CandidateProject project, CSharpCompilation compilation, ImmutableArray<Diagnostic> said, EmittedAssembly emitted, CancellationToken cancellationToken)
    {
        compiled++;
        Compiled.Add((project, compilation));
        ImmutableArray<Diagnostic> found = [.. said, .. emitted.Succeeded ? emitted.Diagnostics : compilation.GetDiagnostics(cancellationToken)];
        IReadOnlyList<Diagnostic> brought = candidate.Brought(project, found);
        if (Judgement.Of(project.Base, brought, Build) is { } outcome)
            return outcome;
        warnings.AddRange(brought);
        knownErrors += found.Count(d => d.Severity == DiagnosticSeverity.Error);
        if (!candidate.Projects.Any(p => p.Base.Uses.Any(u => u.Project == project.Base)))
            return null;
        ImmutableArray<byte>? surface = emitted.Succeeded ? new AssemblyEmitter(project.Base).Surface(compilation, cancellationToken) : null;
        if (!IsSame(surface, project.Base.Surface))
            changed[project.Base] = (compilation, surface);
        return null;
    }

    private static bool IsSame(ImmutableArray<byte>? one, ImmutableArray<byte>? other) => one is { } a && other is { } b && a.AsSpan().SequenceEqual(b.AsSpan());

    private MetadataReference Reference(CompiledProject project, MetadataReference old)
    {
        (CSharpCompilation compilation, ImmutableArray<byte>? surface) = changed[project];
        return CompiledProject.ReferenceTo(compilation, surface, old.Properties, old.Display ?? "");
    }
}
