using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentLoop.Roslyn;

/// <summary>Looks closer at a candidate that compiles: what analyzers say of the files that it wrote, its public surface, and its complexity.</summary>
internal sealed class CandidateFindings(CandidateCompilation candidate, CompileGateOptions options)
{
    private CollectedBuild Build => candidate.Base.Source.Build;

    /// <summary>What analyzers make of it; <see langword="null"/> where they find no error.</summary>
    /// <param name="compiled">The projects, each with its whole compilation.</param>
    /// <param name="warnings">Takes what they warn of.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<CompileOutcome?> AnalyzeAsync(
        IEnumerable<(CandidateProject Project, CSharpCompilation Compilation)> compiled, List<Finding> warnings, CancellationToken cancellationToken)
    {
        if (options.Analyzers is not { } least)
            return null;
        foreach ((CandidateProject project, CSharpCompilation compilation) in compiled.Where(c => !c.Project.Base.Call.Parsed.SkipAnalyzers))
        {
            foreach (SyntaxTree tree in project.Changed.Where(tree => SourceShape.IsPlain(tree.ToString())))
            {
                ImmutableArray<Diagnostic> found = await TreeAnalysis.OfAsync(project.Base, compilation, tree, least, cancellationToken).ConfigureAwait(false);
                if (found.IsEmpty)
                    continue;
                ImmutableArray<Diagnostic> known = candidate.Before(project, tree) is { } before ? await project.Base.AnalyzedAsync(before, least, cancellationToken).ConfigureAwait(false) : [];
                IReadOnlyList<Diagnostic> brought = candidate.Brought(found, known);
                if (Judgement.Of(project.Base, brought, Build) is { } outcome)
                    return outcome;
                warnings.AddRange(brought.Select(d => CompileFindings.Of(d, Build)));
            }
        }
        return null;
    }

    /// <summary>What else is worth a word.</summary>
    public IEnumerable<Finding> Describe(IEnumerable<(CandidateProject Project, CSharpCompilation Compilation)> compiled, CancellationToken cancellationToken)
    {
        foreach ((CandidateProject project, CSharpCompilation compilation) in compiled)
        {
            if (project.IsChanged && PublicSurface.IsLibrary(compilation))
            {
                foreach (Finding finding in PublicSurface.Compare(project.Base.Compilation, compilation, Build, cancellationToken))
                    yield return finding;
            }
            foreach (Finding finding in project.Changed.SelectMany(tree => Complexity.Of(tree, candidate.Before(project, tree), options.MaxComplexity, Build, cancellationToken)))
                yield return finding;
        }
    }
}
