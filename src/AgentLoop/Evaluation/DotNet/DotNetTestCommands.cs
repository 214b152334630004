namespace AgentLoop;

/// <summary>The commands that build and run a .NET test project.</summary>
internal sealed class DotNetTestCommands(DotNetTestOptions options)
{
    /// <summary>
    /// Runs <c>dotnet exec</c> on the one file a pattern names: the framework is part of the path, and only the build knows it. Where
    /// there is none to run, or no telling which, it exits with 127 as shells do, which is no failure of the candidate.
    /// </summary>
    private const string RunBuilt = """
        found=
        for dll in "$1"/*/"$2"; do
          [ -f "$dll" ] || continue
          [ -z "$found" ] || { echo "There is a \"$2\" for several frameworks below \"$1\"; name one as Framework." >&2; exit 127; }
          found=$dll
        done
        [ -n "$found" ] || { echo "The build left no \"$2\" below \"$1\"; name the assembly as AssemblyName." >&2; exit 127; }
        shift 2
        exec dotnet exec "$found" "$@"
        """;

    /// <summary>
    /// Short-lived processes are quicker without tiered compilation's instrumentation; nothing is sent home, no banner is printed.
    /// </summary>
    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal)
    {
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
    };

    private string Assembly => options.AssemblyName ?? Path.GetFileNameWithoutExtension(options.Project);

    private string ReportFile => $"{Assembly}.trx";

    public TestSuite ToSuite()
    {
        if (!options.Project.EndsWith("proj", StringComparison.OrdinalIgnoreCase) || Path.IsPathRooted(options.Project))
            throw new ArgumentException(
                $"\"{options.Project}\" is not the relative path of a project file, such as \"tests/A.Tests/A.Tests.csproj\".", nameof(options));

        return new TestSuite
        {
            Name = Assembly,
            Build = [Build()],
            RunsAssemblies = options.Runner != DotNetTestRunner.VSTest,
            Format = TestReportFormat.Trx,
            Command = Run(),
            Report = $"TestResults/{ReportFile}",
            NothingRanExitCodes = options.Runner is DotNetTestRunner.XunitV3 or DotNetTestRunner.VSTest ? [] : [8],
        };
    }

    /// <summary>
    /// One build that leaves no process behind: nodes and a compiler server would outlive the command, or be killed with it.
    /// Reference assemblies stay on, so that a change within a method does not compile what depends on it.
    /// </summary>
    private SandboxCommand Build() => new()
    {
        Program = "dotnet",
        Arguments =
        [
            "build", options.Project, "--no-restore", "--configuration", options.Configuration, "-verbosity:quiet", "-terminalLogger:off",
            "-maxCpuCount:1", "-nodeReuse:false", "-property:UseSharedCompilation=false", "-property:UseRazorBuildServer=false",
            .. options.RunAnalyzers ? Array.Empty<string>() : ["-property:RunAnalyzers=false"],
            .. options.Framework is { } framework ? ["--framework", framework] : Array.Empty<string>(),
        ],
        Environment = Environment,
        Timeout = options.BuildTimeout,
    };

    private SandboxCommand Run() => options.Runner switch
    {
        DotNetTestRunner.XunitV3 => Program(["-trx", $"TestResults/{ReportFile}", "-noLogo", "-noColor"]),
        DotNetTestRunner.TestingPlatform => Program(
            ["--report-trx", "--report-trx-filename", ReportFile, "--results-directory", "TestResults", "--no-progress", "--no-ansi"]),
        DotNetTestRunner.XunitV3OnTestingPlatform => Program(
            ["--report-xunit-trx", "--report-xunit-trx-filename", ReportFile, "--results-directory", "TestResults", "--no-progress", "--no-ansi"]),
        DotNetTestRunner.VSTest => Command("dotnet",
        [
            "test", options.Project, "--no-build", "--configuration", options.Configuration, "--logger", $"trx;LogFileName={ReportFile}",
            "--results-directory", "TestResults", "-nodeReuse:false",
            .. options.Framework is { } framework ? ["--framework", framework] : Array.Empty<string>(),
            .. options.TestArguments,
        ]),
        _ => throw new ArgumentException($"There is no runner {options.Runner}.", nameof(options)),
    };

    private SandboxCommand Program(string[] arguments)
    {
        string folder = Path.Combine(Path.GetDirectoryName(options.Project) ?? "", "bin", options.Configuration).Replace('\\', '/');
        return options.Framework is { } framework
            ? Command("dotnet", ["exec", $"{folder}/{framework}/{Assembly}.dll", .. arguments, .. options.TestArguments])
            : Command("/bin/sh", ["-c", RunBuilt, "run-tests", folder, $"{Assembly}.dll", .. arguments, .. options.TestArguments]);
    }

    private SandboxCommand Command(string program, string[] arguments) => new()
    {
        Program = program,
        Arguments = arguments,
        Environment = Environment,
        Timeout = options.TestTimeout,
    };
}
