using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentLoop.Roslyn;

/// <summary>What was loaded of an assembly.</summary>
internal sealed record LoadedAnalyzers
{
    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; init; } = [];

    public ImmutableArray<ISourceGenerator> Generators { get; init; } = [];

    /// <summary>Whether all of it could be loaded.</summary>
    public bool IsWhole { get; init; }
}
