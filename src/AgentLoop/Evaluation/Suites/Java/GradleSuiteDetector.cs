namespace AgentLoop;

/// <summary>Finds Gradle builds, each with the projects below it.</summary>
internal sealed class GradleSuiteDetector : ISuiteDetector
{
    /// <summary>
    /// Packages are read from a folder that another run filled (https://docs.gradle.org/current/userguide/dependency_caching.html), and Gradle itself too
    /// where the wrapper fetched it there.
    /// </summary>
    private const string Start = """
        program=gradle
        [ -f ./gradlew ] && program=./gradlew
        if [ -n "${GRADLE_PACKAGES:-}" ]; then
          if [ -w "$GRADLE_PACKAGES" ]; then
            export GRADLE_USER_HOME="$GRADLE_PACKAGES"
          else
            export GRADLE_RO_DEP_CACHE="$GRADLE_PACKAGES/caches"
            for found in "$GRADLE_PACKAGES"/wrapper/dists/*/*/*/bin/gradle; do [ -x "$found" ] && program=$found; done
          fi
        fi
        case $program in ./*) exec sh "$program" "$@";; esac
        exec "$program" "$@"
        """;

    private static readonly string[] Settings = ["settings.gradle", "settings.gradle.kts", "build.gradle", "build.gradle.kts"];

    public ValueTask DetectAsync(SuiteSearch search, CancellationToken cancellationToken)
    {
        List<string> builds = [];
        foreach (string folder in Settings.SelectMany(search.Files.Named).Select(RepositoryFiles.Folder).Distinct(StringComparer.Ordinal).OrderBy(folder => folder.Length))
        {
            if (builds.Exists(outer => RepositoryFiles.IsIn(folder, outer)))
                continue;
            builds.Add(folder);
            if (!search.Files.Paths.Any(path => RepositoryFiles.IsIn(path, folder) && path.Contains("src/test/", StringComparison.Ordinal)))
                continue;
            search.Add(Suite(search.Options, folder));
            search.Prepare(Preparation(search.Options, folder));
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>What was up to date is run all the same, and what failed keeps no other project from running.</summary>
    private static TestSuite Suite(TestSuiteOptions options, string folder) => new()
    {
        Name = SuiteCommands.Name("gradle", folder),
        Reason = $"There is a build of Gradle with tests in {SuiteCommands.Place(folder)}.",
        Folder = folder,
        Command = Command(options.TestTimeout, folder, "--offline", "--continue", "--no-build-cache", "cleanTest", "test"),
        Report = RepositoryFiles.Join(folder, "**/build/test-results/**/TEST-*.xml"),
        Format = TestReportFormat.JUnit,
        Filter = new JavaTestFilter(methods => methods.SelectMany(method => new[] { "--tests", method }), '.'),
        NeedsLoopback = true,
    };

    private static PreparationStep Preparation(TestSuiteOptions options, string folder) => new()
    {
        Commands = [Command(options.BuildTimeout, folder, "testClasses")],
        Hosts =
        [
            "services.gradle.org", "downloads.gradle.org", "plugins.gradle.org", "plugins-artifacts.gradle.org", "repo.maven.apache.org", "repo1.maven.org", "github.com",
            "release-assets.githubusercontent.com",
        ],
        Caches = new Dictionary<string, string>(StringComparer.Ordinal) { ["GRADLE_PACKAGES"] = "gradle" },
    };

    private static SandboxCommand Command(TimeSpan timeout, string folder, params string[] arguments) => new()
    {
        Program = "/bin/sh",
        Arguments = ["-c", Start, "gradle", "--no-daemon", "--console=plain", .. arguments],
        WorkingDirectory = folder,
        Timeout = timeout,
    };
}
