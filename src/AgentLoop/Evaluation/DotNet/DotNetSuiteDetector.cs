namespace AgentLoop;

/// <summary>Finds .NET test projects (MSBuild's project files and what they import by their place).</summary>
internal sealed class DotNetSuiteDetector : ISuiteDetector
{
    private const string Configuration = "Debug";

    public async ValueTask DetectAsync(SuiteSearch search, CancellationToken cancellationToken)
    {
        List<DotNetTestOptions> projects = [];
        List<TestSuite> suites = [];
        foreach (string path in search.Files.Paths.Where(IsProject))
        {
            if (await DotNetProject.ReadAsync(search.Files, path, cancellationToken).ConfigureAwait(false) is not { } project)
                search.Problem($"The project \"{path}\" cannot be read.");
            else if (DotNetRunnerRules.Of(project) is { } choice && Options(project, choice, search) is { } options)
            {
                projects.Add(options);
                suites.Add(Suite(options, choice));
            }
        }

        if (projects.Count == 0)
            return;
        IReadOnlyList<SandboxCommand>? together = projects.Count > 1 ? DotNetBuild.Of(projects) : null;
        foreach (TestSuite suite in suites)
            search.Add(together is null ? suite : suite with { Build = together });
        search.Prepare(Preparation(search, projects, together ?? suites[0].Build));
    }

    private static bool IsProject(string path) => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".fsproj", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".vbproj", StringComparison.OrdinalIgnoreCase);

    private static DotNetTestOptions? Options(DotNetProject project, DotNetRunnerChoice choice, SuiteSearch search)
    {
        string assembly = project["AssemblyName"] is { Length: > 0 } named ? named : project.Name;
        if (!assembly.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+') || assembly[0] == '-')
        {
            search.Problem($"The test project \"{project.Path}\" builds an assembly whose name \"{assembly}\" cannot be used; use TestSuites.DotNet for it.");
            return null;
        }

        if (DotNetTarget.Framework(project) is not { } framework)
        {
            string frameworks = string.Join(", ", DotNetTarget.Frameworks(project));
            search.Problem($"The test project \"{project.Path}\" is built for {frameworks} alone, which does not run on every system.");
            return null;
        }

        return new DotNetTestOptions
        {
            Project = project.Path,
            Runner = choice.Runner,
            Configuration = Configuration,
            AssemblyName = assembly,
            Framework = framework.Length > 0 && project["TargetFrameworks"].Length > 0 ? framework : null,
            OutputFolder = DotNetTarget.OutputFolder(project, framework, Configuration),
            BuildTimeout = search.Options.BuildTimeout,
            TestTimeout = search.Options.TestTimeout,
        };
    }

    private static TestSuite Suite(DotNetTestOptions options, DotNetRunnerChoice choice) => new DotNetTestCommands(options, choice.PrintsOnly).ToSuite() with
    {
        Reason = $"The project \"{options.Project}\" is a test project, because {choice.Why}.",
        Filter = choice.Filter,
    };

    private static PreparationStep Preparation(SuiteSearch search, List<DotNetTestOptions> projects, IReadOnlyList<SandboxCommand> build) => new()
    {
        Commands = [.. RestoredFiles(search, projects).Select(file => new SandboxCommand
        {
            Program = "dotnet",
            Arguments = ["restore", SuiteCommands.Argument(file), "-nodeReuse:false"],
            Environment = DotNetBuild.Environment,
            Timeout = search.Options.BuildTimeout,
        })],
        Hosts = ["api.nuget.org", "globalcdn.nuget.org"],
        Caches = new Dictionary<string, string>(StringComparer.Ordinal) { ["NUGET_PACKAGES"] = "nuget" },
        Ahead = build,
    };

    /// <summary>The repository's one solution where it has one and several test projects; else each project, which restores what it refers to.</summary>
    private static IEnumerable<string> RestoredFiles(SuiteSearch search, List<DotNetTestOptions> projects)
    {
        string[] solutions = [.. search.Files.Paths.Where(path => !path.Contains('/', StringComparison.Ordinal)
            && (path.EndsWith(".sln", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase)))];
        return solutions.Length == 1 && projects.Count > 1 ? solutions : projects.Select(project => project.Project);
    }
}
