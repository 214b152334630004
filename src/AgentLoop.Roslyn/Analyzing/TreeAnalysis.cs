using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentLoop.Roslyn;

/// <summary>Lets a project's analyzers look at one of its files. Those that could say nothing that is grave enough are not asked.</summary>
internal static class TreeAnalysis
{
    public static async Task<ImmutableArray<Diagnostic>> OfAsync(CompiledProject project, Compilation compilation, SyntaxTree tree, FindingSeverity least, CancellationToken cancellationToken)
    {
        DiagnosticSeverity from = least switch
        {
            FindingSeverity.Error => DiagnosticSeverity.Error,
            FindingSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        };
        ImmutableArray<DiagnosticAnalyzer> analyzers =
            [.. project.Analyzers.Analyzers.Where(a => a is not DiagnosticSuppressor && a.SupportedDiagnostics.Any(d => SeverityOf(d, compilation, tree) >= from))];
        if (analyzers.IsEmpty)
            return [];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions(project.Texts, project.Rules.ForAnalyzers), onAnalyzerException: (_, _, _) => { }, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        CompilationWithAnalyzers analysis = new(compilation, analyzers, options);
        AnalysisResult syntax = await analysis.GetAnalysisResultAsync(tree, cancellationToken).ConfigureAwait(false);
        AnalysisResult semantics = await analysis.GetAnalysisResultAsync(compilation.GetSemanticModel(tree), filterSpan: null, cancellationToken).ConfigureAwait(false);
        return [.. syntax.GetAllDiagnostics().Concat(semantics.GetAllDiagnostics()).Where(d => d.Severity >= from && !d.IsSuppressed && d.Id != "AD0001").Distinct()];
    }

    /// <summary>How grave a rule is in a file, at most; nothing for one that is not asked for.</summary>
    private static DiagnosticSeverity? SeverityOf(DiagnosticDescriptor descriptor, Compilation compilation, SyntaxTree tree)
    {
        SyntaxTreeOptionsProvider? rules = compilation.Options.SyntaxTreeOptionsProvider;
        if (!compilation.Options.SpecificDiagnosticOptions.TryGetValue(descriptor.Id, out ReportDiagnostic said)
            && rules?.TryGetDiagnosticValue(tree, descriptor.Id, CancellationToken.None, out said) != true
            && rules?.TryGetGlobalDiagnosticValue(descriptor.Id, CancellationToken.None, out said) != true)
        {
            said = descriptor.IsEnabledByDefault ? ReportDiagnostic.Default : ReportDiagnostic.Suppress;
        }
        DiagnosticSeverity? severity = said switch
        {
            ReportDiagnostic.Suppress => null,
            ReportDiagnostic.Error => DiagnosticSeverity.Error,
            ReportDiagnostic.Warn => DiagnosticSeverity.Warning,
            ReportDiagnostic.Info => DiagnosticSeverity.Info,
            ReportDiagnostic.Hidden => DiagnosticSeverity.Hidden,
            _ => descriptor.DefaultSeverity,
        };
        return severity == DiagnosticSeverity.Warning && compilation.Options.GeneralDiagnosticOption == ReportDiagnostic.Error ? DiagnosticSeverity.Error : severity;
    }
}
