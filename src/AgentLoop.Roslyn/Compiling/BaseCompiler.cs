using Microsoft.CodeAnalysis;

namespace AgentLoop.Roslyn;

/// <summary>Compiles the untouched repository in memory.</summary>
internal sealed class BaseCompiler(AnalyzerLoader loader)
{
    /// <summary>What the compiler needs of its stack for the deepest source that it is given, in units of a character of text.</summary>
    private const int Room = 64 << 10;

    public async Task<CompiledBase> CompileAsync(BaseSource source, CancellationToken cancellationToken)
    {
        ProjectLoader files = new(source);
        List<LoadedProject> loaded = [];
        foreach (CollectedProject project in source.Build.Projects)
            loaded.Add(await files.LoadAsync(project, cancellationToken).ConfigureAwait(false));
        return await DeepStack.RunAsync(Room, () => Compile(source, ProjectOrder.Of(loaded), files.References, cancellationToken)).ConfigureAwait(false);
    }

    private CompiledBase Compile(
        BaseSource source, IReadOnlyList<LoadedProject> loaded, IReadOnlyDictionary<string, AssemblyMetadata> references, CancellationToken cancellationToken)
    {
        List<CompiledProject> compiled = [];
        Dictionary<CollectedProject, string> problems = [];
        foreach (LoadedProject project in loaded)
        {
            ProjectCompiler compiler = new(project, source.Build, references, compiled, loader);
            if ((project.Problem ?? ProblemOfUsed(project, problems) ?? compiler.Prepare(cancellationToken)) is { } problem)
                problems[project.Collected] = problem;
            else
                compiled.Add(compiler.Compile(cancellationToken));
        }
        return new CompiledBase { Source = source, Projects = compiled, Problems = problems };
    }

    private static string? ProblemOfUsed(LoadedProject project, Dictionary<CollectedProject, string> problems) =>
        problems.Keys.FirstOrDefault(p => project.Call.References.Any(r => p.Produces.Contains(r.Reference))) is { } used
            ? $"it refers to {used.Name}, which is not compiled here"
            : null;
}
