namespace AgentLoop;

/// <summary>The commands that build and run a .NET test project.</summary>
internal sealed class DotNetTestCommands
{
    /// <summary>
    /// Runs <c>dotnet</c> on the one file a pattern names: the framework is part of the path, and only the build knows it. Where
    /// there is none to run, or no telling which, it exits with 127 as shells do, which is no failure of the candidate.
    /// </summary>
    private const string RunBuilt = """
        verb=$1 folder=$2 name=$3 found= IFS=
        for dll in $folder/"$name"; do
          [ -f "$dll" ] || continue
          [ -z "$found" ] || { echo "There is a \"$name\" for several frameworks below \"${folder%/\*}\"; name one as Framework." >&2; exit 127; }
          found=$dll
        done
        [ -n "$found" ] || { echo "The build left no \"$name\" below \"${folder%/\*}\"; name the assembly as AssemblyName." >&2; exit 127; }
        shift 3
        exec dotnet "$verb" "$found" "$@"
        """;

    private readonly DotNetTestOptions options;
    private readonly bool printsOnly;

    /// <param name="options">The project.</param>
    /// <param name="printsOnly">Whether a program of Microsoft.Testing.Platform lacks the extension that writes reports.</param>
    /// <exception cref="ArgumentException">The project is no relative path of a project file.</exception>
    public DotNetTestCommands(DotNetTestOptions options, bool printsOnly = false)
    {
        this.options = options;
        this.printsOnly = printsOnly;
        if (!options.Project.EndsWith("proj", StringComparison.OrdinalIgnoreCase) || Path.IsPathRooted(options.Project))
            throw new ArgumentException(
                $"\"{options.Project}\" is not the relative path of a project file, such as \"tests/A.Tests/A.Tests.csproj\".", nameof(options));
        if (!Enum.IsDefined(options.Runner))
            throw new ArgumentException($"There is no runner {options.Runner}.", nameof(options));
    }

    private string Folder => Path.GetDirectoryName(options.Project)?.Replace('\\', '/') ?? "";

    private string Assembly => options.AssemblyName ?? Path.GetFileNameWithoutExtension(options.Project);

    /// <summary>Below <c>obj</c>, which is in no repository of .NET and in no build's sources.</summary>
    private string Results => RepositoryFiles.Join(Folder, "obj/TestResults");

    private string OutputFolder => options.OutputFolder ?? RepositoryFiles.Join(Folder, $"bin/{options.Configuration}/{options.Framework ?? "*"}");

    private string ReportFile => $"{Assembly}.trx";

    public TestSuite ToSuite() => new()
    {
        Name = Assembly,
        Folder = Folder,
        Build = [DotNetBuild.Of(options)],
        Command = Run(),
        Report = printsOnly ? null : $"{Results}/{ReportFile}",
        ReportName = printsOnly ? null : ReportFile,
        Format = printsOnly ? TestReportFormat.DotNetText : TestReportFormat.Trx,
        NothingRanExitCodes = options.Runner is DotNetTestRunner.XunitV3 or DotNetTestRunner.VSTest ? [] : [8],
        Filter = DotNetTestFilter.Of(options.Runner),
        OutputFolder = OutputFolder,
        NeedsLoopback = options.Runner is DotNetTestRunner.VSTest,
    };

    private SandboxCommand Run() => options.Runner switch
    {
        DotNetTestRunner.XunitV3 => OnAssembly("exec", ["-trx", $"{Results}/{ReportFile}", "-noLogo", "-noColor"]),
        DotNetTestRunner.TestingPlatform when printsOnly => OnAssembly(
            "exec", ["--results-directory", Results, "--no-progress", "--no-ansi", "--output", "Detailed"]),
        DotNetTestRunner.TestingPlatform => OnAssembly(
            "exec", ["--report-trx", "--report-trx-filename", ReportFile, "--results-directory", Results, "--no-progress", "--no-ansi"]),
        DotNetTestRunner.XunitV3OnTestingPlatform => OnAssembly(
            "exec", ["--report-xunit-trx", "--report-xunit-trx-filename", ReportFile, "--results-directory", Results, "--no-progress", "--no-ansi"]),
        _ => OnAssembly("vstest", [$"--logger:trx;LogFileName={ReportFile}", $"--ResultsDirectory:{Results}"]),
    };

    private SandboxCommand OnAssembly(string verb, string[] arguments)
    {
        string folder = OutputFolder;
        return folder.Contains('*', StringComparison.Ordinal)
            ? Command("/bin/sh", ["-c", RunBuilt, "run-tests", verb, folder, $"{Assembly}.dll", .. arguments, .. options.TestArguments])
            : Command("dotnet", [verb, $"{folder}/{Assembly}.dll", .. arguments, .. options.TestArguments]);
    }

    private SandboxCommand Command(string program, string[] arguments) => new()
    {
        Program = program,
        Arguments = arguments,
        Environment = DotNetBuild.Environment,
        Timeout = options.TestTimeout,
    };
}
