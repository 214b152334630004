namespace AgentLoop;

/// <summary>Finds the crates of Rust: a workspace, or a crate that is in none.</summary>
internal sealed class RustSuiteDetector : ISuiteDetector
{
    /// <summary>Its own settings of the format would be for terminals. Standard error says which program the results on standard output belong to.</summary>
    private const string Together = """
        exec cargo "$@" 2>&1
        """;

    private const string NextestConfiguration = """
        [profile.default]
        fail-fast = false
        [profile.default.junit]
        path = "agentloop.xml"
        """;

    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal)
    {
        ["CARGO_TERM_COLOR"] = "never",
        ["CARGO_NET_OFFLINE"] = "true",
    };

    public async ValueTask DetectAsync(SuiteSearch search, CancellationToken cancellationToken)
    {
        List<string> workspaces = [];
        foreach (string path in search.Files.Named("Cargo.toml"))
        {
            string folder = RepositoryFiles.Folder(path);
            TomlText toml = TomlText.Parse(await search.Files.ReadAsync(path, cancellationToken).ConfigureAwait(false) ?? "");
            if (workspaces.Exists(outer => RepositoryFiles.IsIn(folder, outer)) || !(toml.Has("workspace") || toml.Has("package")))
                continue;
            workspaces.Add(folder);
            bool usesNextest = search.Files.Has(RepositoryFiles.Join(folder, ".config/nextest.toml"));
            search.Add(usesNextest ? Nextest(search.Options, folder) : Cargo(search.Options, folder, toml.Has("workspace")));
            search.Prepare(Preparation(search.Options, folder));
        }
    }

    private static TestSuite Cargo(TestSuiteOptions options, string folder, bool isWorkspace) => new()
    {
        Name = SuiteCommands.Name("cargo test", folder),
        Reason = $"There is a {(isWorkspace ? "workspace" : "crate")} of Rust in {SuiteCommands.Place(folder)}.",
        Folder = folder,
        Command = new SandboxCommand
        {
            Program = "/bin/sh",
            Arguments = ["-c", Together, "cargo", "test", "--no-fail-fast", .. isWorkspace ? ["--workspace"] : Array.Empty<string>()],
            WorkingDirectory = folder,
            Environment = Environment,
            Timeout = options.TestTimeout,
        },
        Format = TestReportFormat.CargoText,
        Filter = new RustTestFilter("--exact"),
    };

    private static TestSuite Nextest(TestSuiteOptions options, string folder) => new()
    {
        Name = SuiteCommands.Name("cargo nextest", folder),
        Reason = $"\"{RepositoryFiles.Join(folder, ".config/nextest.toml")}\" configures cargo-nextest.",
        Folder = folder,
        Build = [SuiteCommands.WriteFile(folder, "nextest.toml", NextestConfiguration)],
        Command = new SandboxCommand
        {
            Program = "cargo",
            Arguments = ["nextest", "run", "--no-fail-fast", "--tool-config-file", $"agentloop:{SuiteCommands.Folder}/nextest.toml"],
            WorkingDirectory = folder,
            Environment = Environment,
            Timeout = options.TestTimeout,
        },
        Report = RepositoryFiles.Join(folder, "target/nextest/**/*.xml"),
        Format = TestReportFormat.JUnit,
        NothingRanExitCodes = [4],
        Filter = new RustTestFilter("--exact"),
    };

    /// <summary>Sources go to a folder of the repository's own that git ignores, since cargo locks the one it reads them from.</summary>
    private static PreparationStep Preparation(TestSuiteOptions options, string folder)
    {
        SandboxCommand cargo = new() { Program = "cargo", WorkingDirectory = folder, Timeout = options.BuildTimeout };
        return new PreparationStep
        {
            Commands = [cargo with { Arguments = ["fetch"] }],
            Hosts = ["index.crates.io", "static.crates.io", "crates.io"],
            Caches = new Dictionary<string, string>(StringComparer.Ordinal) { ["CARGO_HOME"] = "cargo" },
            Ahead = [cargo with { Arguments = ["test", "--no-run"], Environment = Environment }],
        };
    }
}
