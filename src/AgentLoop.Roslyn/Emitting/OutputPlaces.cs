namespace AgentLoop.Roslyn;

/// <summary>Where the build of the untouched repository put what it made: each assembly beside its own project, and again beside those that use it.</summary>
internal sealed class OutputPlaces
{
    private readonly CollectedBuild build;
    private readonly Dictionary<CompiledProject, (IReadOnlyList<string> Assembly, IReadOnlyList<string> Symbols)> places = [];

    public OutputPlaces(CompiledBase known)
    {
        build = known.Source.Build;
        Problem = ProblemOf(known);
        if (Problem is not null)
            return;
        foreach (CompiledProject project in known.Projects)
            places[project] = (Copies(project.Collected, project.Collected.Target!), Copies(project.Collected, Path.ChangeExtension(project.Collected.Target!, ".pdb")));
        HashSet<string> made = new(places.Values.SelectMany(p => p.Assembly.Concat(p.Symbols)), StringComparer.Ordinal);
        Others = [.. Outputs().DistinctBy(f => f.Path, StringComparer.Ordinal).Where(f => !made.Contains(f.Path)).Select(f => $"{f.Digest}  {f.Path}").Order(StringComparer.Ordinal)];
    }

    /// <summary>Why nothing is put anywhere, to stand after "because"; <see langword="null"/> where it is.</summary>
    public string? Problem { get; }

    /// <summary>What else stands there, each with its digest as <c>sha256sum</c> writes it.</summary>
    public IReadOnlyList<string> Others { get; } = [];

    /// <summary>The assemblies, relative to the workspace.</summary>
    public IEnumerable<string> Assemblies => places.Values.SelectMany(p => p.Assembly);

    /// <summary>Where what is made of a project belongs.</summary>
    public IEnumerable<BuiltFile> Of(CompiledProject project, EmittedAssembly emitted)
    {
        (IReadOnlyList<string> assembly, IReadOnlyList<string> symbols) = places[project];
        yield return new BuiltFile { Paths = assembly, Content = emitted.Assembly };
        if (emitted.Symbols.Length > 0 && symbols.Count > 0)
            yield return new BuiltFile { Paths = symbols, Content = emitted.Symbols };
    }

    private static string? ProblemOf(CompiledBase known)
    {
        if (!known.Source.Build.Succeeded)
            return "the untouched repository could not be built";
        if (known.Problems.FirstOrDefault() is { Key: not null } problem)
            return $"{problem.Key.Name} is not compiled here: {problem.Value}";
        foreach (CompiledProject project in known.Projects)
        {
            if (project.Doubts.Count > 0)
                return project.Doubts[0];
            if (project.Call.CannotEmit is { } reason)
                return $"{project.Collected.Name} cannot be emitted here: {reason}";
            if (project.Collected.Target is not { } target || project.Collected.Has.Find(f => f.Path == target) is not { } built)
                return $"nothing tells where {project.Collected.Name} was built";
            if (!project.Collected.Produces.Any(path => known.Source.Build.Files.TryGetValue(path, out Digest compiled) && compiled == built.Digest))
                return $"the build of {project.Collected.Name} changes what the compiler made";
        }
        return null;
    }

    /// <summary>The files that are the same as one beside a project, and of the same name.</summary>
    private string[] Copies(CollectedProject project, string file)
    {
        CollectedFile? own = project.Has.Find(f => f.Path == file);
        return own is null ? [] :
        [
            .. build.Projects.SelectMany(p => p.Has)
                .Where(f => f.Digest == own.Digest && Path.GetFileName(f.Path) == Path.GetFileName(file))
                .Select(f => build.Relative(f.Path)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    private IEnumerable<CollectedFile> Outputs() =>
        build.Projects.SelectMany(p => p.Has).Select(f => build.Relative(f.Path) is { } path ? f with { Path = path } : null).OfType<CollectedFile>();
}
