using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentLoop.Roslyn;

/// <summary>What a project's <c>.editorconfig</c> and other files of rules say of its sources.</summary>
internal sealed class ProjectRules(AnalyzerConfigSet configs) : SyntaxTreeOptionsProvider
{
    private readonly ConcurrentDictionary<string, AnalyzerConfigOptionsResult> byPath = new(StringComparer.Ordinal);

    /// <summary>The same for analyzers and generators.</summary>
    public AnalyzerConfigOptionsProvider ForAnalyzers => field ??= new AnalyzerRules(this);

    /// <summary>What they say of everything.</summary>
    public AnalyzerConfigOptionsResult Global => configs.GlobalConfigOptions;

    /// <summary>What they say of a file.</summary>
    public AnalyzerConfigOptionsResult Of(string path) => byPath.GetOrAdd(path, configs.GetOptionsForSourcePath);

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
        !Of(tree.FilePath).AnalyzerOptions.TryGetValue("generated_code", out string? value) ? GeneratedKind.Unknown
        : string.Equals(value, "true", StringComparison.OrdinalIgnoreCase) ? GeneratedKind.MarkedGenerated
        : GeneratedKind.NotGenerated;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        Of(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        Global.TreeOptions.TryGetValue(diagnosticId, out severity);

    private sealed class AnalyzerRules(ProjectRules rules) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => field ??= new Words(rules.Global.AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Words(rules.Of(tree.FilePath).AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Words(rules.Of(textFile.Path).AnalyzerOptions);
    }

    private sealed class Words(ImmutableDictionary<string, string> words) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => words.Keys;

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => words.TryGetValue(key, out value);
    }
}
