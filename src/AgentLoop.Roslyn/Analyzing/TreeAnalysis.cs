using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentLoop.Roslyn;

/// <summary>Lets a project's analyzers look at one of its files. Those that could say nothing worse than a suggestion are not asked.</summary>
internal static class TreeAnalysis
{
    public static async Task<ImmutableArray<Diagnostic>> OfAsync(CompiledProject project, Compilation compilation, SyntaxTree tree, CancellationToken cancellationToken)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers =
            [.. project.Analyzers.Analyzers.Where(a => a is not DiagnosticSuppressor && a.SupportedDiagnostics.Any(d => Matters(d, compilation, tree)))];
        if (analyzers.IsEmpty)
            return [];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions(project.Texts, project.Rules.ForAnalyzers), onAnalyzerException: (_, _, _) => { }, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        CompilationWithAnalyzers analysis = new(compilation, analyzers, options);
        AnalysisResult syntax = await analysis.GetAnalysisResultAsync(tree, cancellationToken).ConfigureAwait(false);
        AnalysisResult semantics = await analysis.GetAnalysisResultAsync(compilation.GetSemanticModel(tree), filterSpan: null, cancellationToken).ConfigureAwait(false);
        return [.. syntax.GetAllDiagnostics().Concat(semantics.GetAllDiagnostics()).Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed && d.Id != "AD0001").Distinct()];
    }

    private static bool Matters(DiagnosticDescriptor descriptor, Compilation compilation, SyntaxTree tree)
    {
        SyntaxTreeOptionsProvider? rules = compilation.Options.SyntaxTreeOptionsProvider;
        if (compilation.Options.SpecificDiagnosticOptions.TryGetValue(descriptor.Id, out ReportDiagnostic severity)
            || rules?.TryGetDiagnosticValue(tree, descriptor.Id, CancellationToken.None, out severity) == true
            || rules?.TryGetGlobalDiagnosticValue(descriptor.Id, CancellationToken.None, out severity) == true)
        {
            return severity is ReportDiagnostic.Error or ReportDiagnostic.Warn
                || (severity == ReportDiagnostic.Default && descriptor.DefaultSeverity >= DiagnosticSeverity.Warning);
        }
        return descriptor.IsEnabledByDefault && descriptor.DefaultSeverity >= DiagnosticSeverity.Warning;
    }
}
