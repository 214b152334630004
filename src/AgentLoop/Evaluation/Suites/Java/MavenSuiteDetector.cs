namespace AgentLoop;

/// <summary>Finds Maven projects, each with the modules below it.</summary>
internal sealed class MavenSuiteDetector : ISuiteDetector
{
    /// <summary>Maven has no variable for the folder of its packages before 4.0, only a property.</summary>
    private const string Start = """
        exec mvn ${MAVEN_PACKAGES:+"-Dmaven.repo.local=$MAVEN_PACKAGES"} "$@"
        """;

    /// <summary>A module that has none of the named tests is passed by; the second is what older versions know.</summary>
    private static readonly string[] NoneIsFine = ["-Dsurefire.failIfNoSpecifiedTests=false", "-DfailIfNoTests=false"];

    public ValueTask DetectAsync(SuiteSearch search, CancellationToken cancellationToken)
    {
        List<string> projects = [];
        foreach (string folder in search.Files.Named("pom.xml").Select(RepositoryFiles.Folder))
        {
            if (projects.Exists(outer => RepositoryFiles.IsIn(folder, outer)))
                continue;
            projects.Add(folder);
            if (!search.Files.Paths.Any(path => RepositoryFiles.IsIn(path, folder) && path.Contains("src/test/", StringComparison.Ordinal)))
                continue;
            search.Add(Suite(search.Options, folder));
            search.Prepare(Preparation(search.Options, folder));
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Failing tests do not end the build, so that those of the modules that depend on theirs run too; the reports tell.</summary>
    private static TestSuite Suite(TestSuiteOptions options, string folder) => new()
    {
        Name = SuiteCommands.Name("maven", folder),
        Reason = $"\"{RepositoryFiles.Join(folder, "pom.xml")}\" is a project of Maven with tests.",
        Folder = folder,
        Command = Command(options.TestTimeout, folder, "--offline", "--fail-at-end", "-Dmaven.test.failure.ignore=true", "test"),
        Report = RepositoryFiles.Join(folder, "**/target/surefire-reports/TEST-*.xml"),
        Format = TestReportFormat.JUnit,
        Filter = new JavaTestFilter(methods => [$"-Dtest={string.Join(',', methods)}", .. NoneIsFine], '#'),
    };

    /// <summary>What Surefire loads to run tests is fetched only when it does: it is told to run one that there is not.</summary>
    private static PreparationStep Preparation(TestSuiteOptions options, string folder) => new()
    {
        Commands =
        [
            Command(options.BuildTimeout, folder, "dependency:go-offline"),
            Command(options.BuildTimeout, folder, ["-Dtest=NoSuchTest", .. NoneIsFine, "-Dmaven.test.failure.ignore=true", "test"]),
        ],
        Hosts = ["repo.maven.apache.org", "repo1.maven.org"],
        Caches = new Dictionary<string, string>(StringComparer.Ordinal) { ["MAVEN_PACKAGES"] = "maven" },
    };

    private static SandboxCommand Command(TimeSpan timeout, string folder, params string[] arguments) => new()
    {
        Program = "/bin/sh",
        Arguments = ["-c", Start, "mvn", "--batch-mode", "--no-transfer-progress", .. arguments],
        WorkingDirectory = folder,
        Timeout = timeout,
    };
}
