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
        if (!project.IsChanged && references.Length == 0)
            return Move(project, cancellationToken);
        WrittenFiles? local = references.Length == 0 ? Local(project, cancellationToken) : null;
        if (local is not null && root is null)
            return Take(project, local.Compilation, local.Found, cancellationToken);
        (CSharpCompilation compilation, ImmutableArray<Diagnostic> said) = local is null ? project.With(references).Generate(cancellationToken) : (local.Compilation, local.Said);
        EmittedAssembly emitted = Emit(project, compilation, cancellationToken);
        ImmutableArray<Diagnostic> found = [.. said, .. emitted.Succeeded ? emitted.Diagnostics : compilation.GetDiagnostics(cancellationToken)];
        return Take(project, compilation, found, cancellationToken) ?? (local is null ? TakeSurface(project, compilation, emitted.Succeeded, cancellationToken) : null);
    }

    /// <summary>What did not change has to be made anew where the workspace is elsewhere, for its path is in it.</summary>
    private CompileOutcome? Move(CandidateProject project, CancellationToken cancellationToken)
    {
        if (IsMoved)
            Emit(project, project.Base.Compilation, cancellationToken);
        return null;
    }

    /// <summary>What is known from the files alone that were written, where no other file can see what changed in them.</summary>
    private WrittenFiles? Local(CandidateProject project, CancellationToken cancellationToken) =>
        project.IsLocal && !project.Base.HasErrors && candidate.Written(project, cancellationToken) is { IsLocal: true } files ? files : null;

    private EmittedAssembly Emit(CandidateProject project, CSharpCompilation compilation, CancellationToken cancellationToken)
    {
        EmittedAssembly emitted = new AssemblyEmitter(project.Base).Emit(compilation, cancellationToken, Moved);
        if (root is not null && emitted.Succeeded)
            built.AddRange(Places.Of(project.Base, emitted));
        return emitted;
    }

    private CompileOutcome? Take(CandidateProject project, CSharpCompilation compilation, ImmutableArray<Diagnostic> found, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<Diagnostic> brought = candidate.Brought(project, found);
        if (Judgement.Of(project.Base, brought, Build) is { } outcome)
            return outcome;
        compiled++;
        Compiled.Add((project, compilation));
        warnings.AddRange(brought);
        knownErrors += found.Count(d => d.Severity == DiagnosticSeverity.Error);
        return null;
    }

    /// <summary>Takes note of what others see of a project, where that is another than before.</summary>
    private CompileOutcome? TakeSurface(CandidateProject project, CSharpCompilation compilation, bool succeeded, CancellationToken cancellationToken)
    {
        if (!candidate.Projects.Any(p => p.Base.Uses.Any(u => u.Project == project.Base)))
            return null;
        ImmutableArray<byte>? surface = succeeded ? new AssemblyEmitter(project.Base).Surface(compilation, cancellationToken) : null;
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
