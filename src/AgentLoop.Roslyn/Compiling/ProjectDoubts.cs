using Microsoft.CodeAnalysis.CSharp;

namespace AgentLoop.Roslyn;

/// <summary>Why errors that are seen here need not be seen by a project's build.</summary>
internal static class ProjectDoubts
{
    private static readonly Version Here = typeof(CSharpCompilation).Assembly.GetName().Version!;

    /// <summary>The reasons, each to stand after "because".</summary>
    /// <param name="project">The project.</param>
    /// <param name="failsHere">Whether its build succeeded and it does not compile here.</param>
    public static IEnumerable<string> Of(CompiledProject project, bool failsHere)
    {
        string name = project.Collected.Name;
        if (failsHere)
            yield return $"{name} was built, and does not compile here";
        foreach (string generator in project.Analyzers.GeneratorsNotRun)
            yield return $"the generator \"{generator}\" of {name} does not run here";
        if (project.Driver?.GetRunResult().Results.FirstOrDefault(r => r.Exception is not null) is { Exception: not null } failed)
            yield return $"the generator \"{failed.Generator.GetType().Name}\" of {name} failed here";
        if (project.Collected.Compiler is not { } compiler)
            yield return $"nothing tells which compiler builds {name}";
        else if (compiler > Here)
            yield return $"the compiler of {name} is newer ({compiler.ToString(2)}) than the one here ({Here.ToString(2)})";
        foreach (string doubt in project.Uses.SelectMany(u => u.Project.Doubts).Distinct(StringComparer.Ordinal))
            yield return doubt;
    }
}
