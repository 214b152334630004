using Microsoft.CodeAnalysis;

namespace AgentLoop.Roslyn;

/// <summary>Tells errors for which a candidate is refused from those that its build may not have.</summary>
internal static class Judgement
{
    /// <summary>What new diagnostics of a project come to; <see langword="null"/> where there is no error among them.</summary>
    public static CompileOutcome? Of(CompiledProject project, IEnumerable<Diagnostic> brought, CollectedBuild build)
    {
        Diagnostic[] errors = [.. brought.Where(d => d.Severity == DiagnosticSeverity.Error)];
        if (errors.Length == 0)
            return null;
        Diagnostic[] certain = [.. errors.Where(d => IsSyntax(d) || (project.Doubts.Count == 0 && !project.Analyzers.MaySuppress(d)))];
        if (certain.Length > 0)
            return new CompileOutcome { Errors = [.. certain.Select(d => CompileFindings.Of(d, build))] };
        string because = project.Doubts.Count > 0 ? project.Doubts[0] : $"an analyzer of {project.Collected.Name} may hide {errors[0].Id} from its build";
        return CompileOutcome.Pass(because, [.. errors.Select(d => CompileFindings.Of(d, build, FindingSeverity.Note))]);
    }

    /// <summary>An error of a text alone, which it has whatever else is compiled with it.</summary>
    private static bool IsSyntax(Diagnostic diagnostic) => diagnostic.DefaultSeverity == DiagnosticSeverity.Error
        && diagnostic.Location.SourceTree?.GetDiagnostics().Any(d => d.Id == diagnostic.Id && d.Location.SourceSpan == diagnostic.Location.SourceSpan) == true;
}
