using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentLoop.Roslyn;

/// <summary>The analyzers and generators of a project: those that run here, and what is known of those that do not.</summary>
internal sealed class ProjectAnalyzers
{
    private readonly List<DiagnosticAnalyzer> analyzers = [];
    private readonly List<ISourceGenerator> generators = [];
    private readonly List<string> generatorsNotRun = [];
    private readonly HashSet<string> ran = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> suppressed = new(StringComparer.Ordinal);
    private bool maySuppressAnything;

    public ImmutableArray<DiagnosticAnalyzer> Analyzers => [.. analyzers];

    public IReadOnlyList<ISourceGenerator> Generators => generators;

    /// <summary>The assemblies whose generators do not run here.</summary>
    public IReadOnlyList<string> GeneratorsNotRun => generatorsNotRun;

    /// <summary>Loads what is trusted, and looks at the rest.</summary>
    /// <param name="paths">The assemblies.</param>
    /// <param name="content">What is in them, as far as it is known.</param>
    /// <param name="loader">Loads what is trusted.</param>
    /// <param name="isOutside">Whether a path is none of the workspace.</param>
    public static ProjectAnalyzers Of(IEnumerable<string> paths, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> content, AnalyzerLoader loader, Func<string, bool> isOutside)
    {
        ProjectAnalyzers project = new();
        foreach (string path in paths)
        {
            AnalyzerMetadata metadata = AnalyzerMetadata.Of(content.TryGetValue(path, out ReadOnlyMemory<byte> bytes) ? bytes : null);
            if (isOutside(path) && loader.Trusts(path) && HostFile.Read(new CollectedFile(path, Digest.Of(bytes.Span))) is not null)
                project.Take(path, metadata, loader.Load(path));
            else
                project.Leave(path, metadata);
        }
        return project;
    }

    /// <summary>Whether what wrote a file is among those that run here; <paramref name="path"/> names their assembly in its folders.</summary>
    public bool Wrote(string path) => path.Split('/').Any(ran.Contains);

    /// <summary>Whether an analyzer might hide a warning from the build that is seen here.</summary>
    public bool MaySuppress(Diagnostic diagnostic) => diagnostic.DefaultSeverity != DiagnosticSeverity.Error && (maySuppressAnything || suppressed.Contains(diagnostic.Id));

    private void Take(string path, AnalyzerMetadata metadata, LoadedAnalyzers loaded)
    {
        analyzers.AddRange(loaded.Analyzers);
        generators.AddRange(loaded.Generators);
        ran.Add(Path.GetFileNameWithoutExtension(path));
        suppressed.UnionWith(loaded.Analyzers.OfType<DiagnosticSuppressor>().SelectMany(s => s.SupportedSuppressions).Select(s => s.SuppressedDiagnosticId));
        if (!loaded.IsWhole)
            Leave(path, metadata);
    }

    private void Leave(string path, AnalyzerMetadata metadata)
    {
        maySuppressAnything |= metadata.MaySuppress;
        if (metadata.HasGenerators)
        {
            generatorsNotRun.Add(Path.GetFileNameWithoutExtension(path));
            ran.Remove(Path.GetFileNameWithoutExtension(path));
        }
    }
}
