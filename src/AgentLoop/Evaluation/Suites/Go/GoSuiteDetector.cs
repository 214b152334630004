namespace AgentLoop;

/// <summary>Finds the modules of Go that have tests; a <c>go.work</c> around them holds by itself.</summary>
internal sealed class GoSuiteDetector : ISuiteDetector
{
    /// <summary>Nothing is fetched, neither modules nor another Go, and the state of the repository is not asked for.</summary>
    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal)
    {
        ["GOPROXY"] = "off",
        ["GOTOOLCHAIN"] = "local",
        ["GOFLAGS"] = "-buildvcs=false",
    };

    public async ValueTask DetectAsync(SuiteSearch search, CancellationToken cancellationToken)
    {
        string[] modules = [.. search.Files.Named("go.mod").Select(RepositoryFiles.Folder).OrderByDescending(folder => folder.Length)];
        ILookup<string?, string> tests = search.Files.Paths
            .Where(path => path.EndsWith("_test.go", StringComparison.Ordinal))
            .ToLookup(path => Array.Find(modules, module => RepositoryFiles.IsIn(path, module)), StringComparer.Ordinal);
        foreach (string module in modules.Where(module => tests[module].Any()).Order(StringComparer.Ordinal))
        {
            string? text = await search.Files.ReadAsync(RepositoryFiles.Join(module, "go.mod"), cancellationToken).ConfigureAwait(false);
            search.Add(Suite(search, module, ModulePath(text ?? "")));
            search.Prepare(Preparation(search, module, text ?? ""));
        }

        if (tests[null].FirstOrDefault() is { } orphan)
            search.Problem($"\"{orphan}\" is a test of Go that stands in no module; there is no \"go.mod\" around it.");
    }

    /// <summary>Results are never taken from the cache: a test is run again to see whether it does the same again.</summary>
    private static TestSuite Suite(SuiteSearch search, string module, string path) => new()
    {
        Name = SuiteCommands.Name("go test", module),
        Reason = $"There is the module \"{OutputText.Clean(path, 200)}\" in {SuiteCommands.Place(module)}, with tests.",
        Folder = module,
        Command = new SandboxCommand
        {
            Program = "go",
            Arguments = ["test", "-json", "-count=1", $"-timeout={(long)Math.Max(1, search.Options.TestTimeout.TotalSeconds * 0.9)}s", "./..."],
            WorkingDirectory = module,
            Environment = Environment,
            Timeout = search.Options.TestTimeout,
        },
        Format = TestReportFormat.GoJson,
        Filter = new GoTestFilter(path),
    };

    /// <summary>A cache of builds, which later commands may read and not write, spares them compiling the standard library.</summary>
    private static PreparationStep Preparation(SuiteSearch search, string module, string text)
    {
        SandboxCommand go = new() { Program = "go", WorkingDirectory = module, Timeout = search.Options.BuildTimeout };
        return new PreparationStep
        {
            Commands = text.Contains("require", StringComparison.Ordinal) ? [go with { Arguments = ["mod", "download"] }] : [],
            Hosts = ["proxy.golang.org", "sum.golang.org", "storage.googleapis.com"],
            Caches = new Dictionary<string, string>(StringComparer.Ordinal) { ["GOMODCACHE"] = "go-mod", ["GOCACHE"] = "go-build" },
            Ahead = [go with { Arguments = ["test", "-count=1", "-run=^$", "./..."], Environment = Environment }],
        };
    }

    private static string ModulePath(string text) => text.Split('\n')
        .Select(line => line.Trim())
        .FirstOrDefault(line => line.StartsWith("module ", StringComparison.Ordinal))?[7..].Split("//")[0].Trim().Trim('"') ?? "";
}
