using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AgentLoop.Roslyn;

/// <summary>Compiles one project as its build did.</summary>
internal sealed class ProjectCompiler(
    LoadedProject project,
    CollectedBuild build,
    IReadOnlyDictionary<string, AssemblyMetadata> references,
    IReadOnlyList<CompiledProject> compiled,
    AnalyzerLoader loader)
{
    private readonly ConcurrentDictionary<string, SyntaxTree> trees = new(StringComparer.Ordinal);
    private CompilerCall call = project.Call;
    private bool isPlain = true;

    private CollectedProject Collected => project.Collected;

    /// <summary>Parses the sources; says why the project cannot be compiled, or nothing.</summary>
    public string? Prepare(CancellationToken cancellationToken)
    {
        call = ProjectRuleSet.Apply(project);
        if (call.Problem is { } problem)
            return problem;
        List<(string Path, SourceText Text)> strange = [];
        (string Path, SourceText Text)[] sources = [.. call.Parsed.SourceFiles.Select(f => f.Path).Distinct(StringComparer.Ordinal).Select(p => (p, SourceTexts.Of(project.Files[p], call.Parsed)))];
        Parallel.ForEach(sources, new ParallelOptions { CancellationToken = cancellationToken }, source =>
        {
            if (SourceShape.IsPlain(source.Text.ToString()))
                trees[source.Path] = Parse(source.Path, source.Text, cancellationToken);
            else
                lock (strange)
                    strange.Add(source);
        });
        isPlain = strange.Count == 0;
        return strange.Select(source => Refusal(source.Path, source.Text, cancellationToken)).FirstOrDefault(refusal => refusal is not null);
    }

    public CompiledProject Compile(CancellationToken cancellationToken)
    {
        ProjectAnalyzers analyzers = ProjectAnalyzers.Of(call.Analyzers, project.Files, loader, path => build.Relative(path) is null);
        (MetadataReference Reference, CompiledProject? Project)[] uses = [.. call.References.Select(ReferenceTo)];
        ProjectRules rules = new(AnalyzerConfigSet.Create(call.Parsed.AnalyzerConfigPaths.Select(Config).ToArray()));
        CSharpCompilation sources = CSharpCompilation.Create(
            call.Parsed.CompilationName,
            [.. call.Parsed.SourceFiles.Select(f => trees[f.Path]).Distinct(), .. Collected.Generated.Where(path => !analyzers.Wrote(path)).Select(path => Parse(path, SourceTexts.Of(project.Files[path], call.Parsed), cancellationToken))],
            uses.Select(u => u.Reference),
            Options(rules));
        ImmutableArray<AdditionalText> texts = [.. call.Parsed.AdditionalFiles.Select(f => new KeptText(f.Path, SourceTexts.Of(project.Files[f.Path], call.Parsed)))];
        CompiledProject whole = new()
        {
            Collected = Collected,
            Call = call,
            Sources = sources,
            Compilation = sources,
            Analyzers = analyzers,
            Rules = rules,
            Texts = texts,
            Trees = new Dictionary<string, SyntaxTree>(trees, StringComparer.Ordinal),
            Uses = [.. uses.Where(u => u.Project is not null).Select(u => (u.Reference, u.Project!))],
            Files = project.Files,
        };
        return Diagnose(Generate(whole, cancellationToken), cancellationToken);
    }

    private CompiledProject Generate(CompiledProject whole, CancellationToken cancellationToken)
    {
        if (whole.Analyzers.Generators.Count == 0)
            return whole;
        GeneratorDriverOptions options = new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: false, call.Parsed.GeneratedFilesOutputDirectory ?? Collected.Directory);
        GeneratorDriver driver = CSharpGeneratorDriver
            .Create(whole.Analyzers.Generators, whole.Texts, call.Parsed.ParseOptions, whole.Rules.ForAnalyzers, options)
            .RunGeneratorsAndUpdateCompilation(whole.Sources, out Compilation compilation, out ImmutableArray<Diagnostic> said, cancellationToken);
        return whole with { Driver = driver, Compilation = (CSharpCompilation)compilation, Known = said };
    }

    private CompiledProject Diagnose(CompiledProject whole, CancellationToken cancellationToken)
    {
        AssemblyEmitter emitter = new(whole);
        EmittedAssembly emitted = emitter.Emit(whole.Compilation, cancellationToken);
        return whole with
        {
            Known = [.. whole.Known, .. emitted.Succeeded ? emitted.Diagnostics : whole.Compilation.GetDiagnostics(cancellationToken)],
            Surface = emitted.Succeeded ? emitter.Surface(whole.Compilation, cancellationToken) : null,
            Doubts = [.. ProjectDoubts.Of(whole, !emitted.Succeeded && build.Succeeded)],
        };
    }

    private CSharpCompilationOptions Options(ProjectRules rules)
    {
        CSharpCompilationOptions options = call.Parsed.CompilationOptions
            .WithMetadataReferenceResolver(null)
            .WithXmlReferenceResolver(null)
            .WithSourceReferenceResolver(new SourceFileResolver([], Collected.Directory, call.Parsed.PathMap))
            .WithAssemblyIdentityComparer(DesktopAssemblyIdentityComparer.Default)
            .WithSyntaxTreeOptionsProvider(rules)
            .WithConcurrentBuild(isPlain);
        return call.KeyFile is { } file && StrongName.PublicKey(project.Files[file].Span) is { } key
            ? options.WithCryptoPublicKey(key).WithPublicSign(true).WithDelaySign(null)
            : options;
    }

    private string? Refusal(string path, SourceText text, CancellationToken cancellationToken)
    {
        string? refusal = SourceShape.Refusal(text.ToString());
        if (refusal is null)
        {
            trees[path] = Parse(path, text, cancellationToken);
            refusal = SourceShape.Refusal(trees[path].GetRoot(cancellationToken));
        }
        return refusal is null ? null : $"its file \"{Path.GetFileName(path)}\" {refusal}";
    }

    private SyntaxTree Parse(string path, SourceText text, CancellationToken cancellationToken) =>
        CSharpSyntaxTree.ParseText(text, call.Parsed.ParseOptions, path, cancellationToken);

    private AnalyzerConfig Config(string path) => AnalyzerConfig.Parse(SourceTexts.Of(project.Files[path], call.Parsed), path);

    private (MetadataReference Reference, CompiledProject? Project) ReferenceTo(CommandLineReference reference)
    {
        if (compiled.FirstOrDefault(p => p.Collected.Produces.Contains(reference.Reference)) is { } used)
            return (CompiledProject.ReferenceTo(used.Compilation, used.Surface, reference.Properties, reference.Reference), used);
        return (references[reference.Reference].GetReference(null, reference.Properties.Aliases, reference.Properties.EmbedInteropTypes, reference.Reference), null);
    }
}
