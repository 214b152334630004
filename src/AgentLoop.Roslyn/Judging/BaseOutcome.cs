using Microsoft.CodeAnalysis;

namespace AgentLoop.Roslyn;

/// <summary>What the compiler says of the untouched repository.</summary>
internal static class BaseOutcome
{
    private const int MaxErrors = 50;

    public static async Task<CompileOutcome> OfAsync(KnownBase known, CancellationToken cancellationToken)
    {
        CompiledBase compiled = await known.CompileAsync(cancellationToken).ConfigureAwait(false);
        CollectedBuild build = known.Source.Build;
        Diagnostic[] errors = [.. compiled.Projects.Where(p => p.Doubts.Count == 0).SelectMany(p => p.Known).Where(d => d.Severity == DiagnosticSeverity.Error)];
        return new CompileOutcome
        {
            Projects = compiled.Projects.Count,
            KnownErrors = errors.Length,
            IsBuilt = build.Succeeded,
            Errors = [.. errors.Take(MaxErrors).Select(d => CompileFindings.Of(d, build))],
            Findings =
            [
                .. compiled.Problems.Select(p => Note($"{p.Key.Name} is not judged, because {p.Value}.")),
                .. compiled.Projects.SelectMany(p => p.Doubts).Distinct(StringComparer.Ordinal).Select(d => Note($"Errors that are seen here are left to the build to confirm, because {d}.")),
            ],
            NotBuilt = compiled.Places.Problem,
        };
    }

    private static Finding Note(string message) => new() { Message = message, Severity = FindingSeverity.Note };
}
