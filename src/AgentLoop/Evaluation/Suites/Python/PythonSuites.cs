namespace AgentLoop;

/// <summary>The suites of a Python project.</summary>
internal static class PythonSuites
{
    private const int MaxStarts = 16;

    private static readonly Dictionary<string, string> Environment = new(StringComparer.Ordinal)
    {
        ["PYTHONDONTWRITEBYTECODE"] = "1",
        ["PYTHONIOENCODING"] = "utf-8",
    };

    /// <summary>
    /// All that pytest finds by its own settings. It exits with 5 where that is nothing (https://docs.pytest.org/en/stable/reference/exit-codes.html). One
    /// file that cannot be collected does not keep the others from running.
    /// </summary>
    public static TestSuite Pytest(PythonProject project, TestSuiteOptions options) => Suite(
        project, options, "pytest", "", PythonScripts.Pytest, ["--continue-on-collection-errors", "-o", $"cache_dir={SuiteCommands.Folder}/pytest-cache"]) with
    {
        Filter = PythonTestFilter.Pytest,
        Reason = $"The tests in {SuiteCommands.Place(project.Folder)} are run by pytest, because {project.Pytest}.",
    };

    /// <summary>What unittest finds from each folder that is no package itself.</summary>
    public static void Unittest(PythonProject project, SuiteSearch search)
    {
        IGrouping<string, PythonTestFile>[] starts = [.. project.Tests
            .Where(test => test.UsesUnittest)
            .GroupBy(test => Top(search.Files, project.Folder, RepositoryFiles.Folder(test.Path)), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)];
        for (int i = 0; i < Math.Min(starts.Length, MaxStarts); i++)
            search.Add(Unittest(project, search.Options, starts[i].Key, [.. starts[i]], i));
        if (starts.Length > MaxStarts)
            search.Problem($"The tests of unittest stand in {starts.Length} folders of {SuiteCommands.Place(project.Folder)}; those in the first {MaxStarts} are run.");
        if (starts.Length == 0)
            search.Problem($"\"{project.Tests[0].Path}\" is called a test of Python, and uses neither pytest nor unittest.");
    }

    private static TestSuite Unittest(PythonProject project, TestSuiteOptions options, string top, IReadOnlyList<PythonTestFile> tests, int number)
    {
        string start = project.Folder.Length == 0 ? top : top.Length == project.Folder.Length ? "" : top[(project.Folder.Length + 1)..];
        string from = start.Length == 0 ? "." : start;
        return Suite(project, options, "unittest", number == 0 ? "" : $"-{number + 1}", PythonScripts.Unittest, [from, from, Pattern(tests)]) with
        {
            Name = SuiteCommands.Name("unittest", top),
            Filter = PythonTestFilter.Unittest,
            Reason = $"\"{tests[0].Path}\" is written for unittest, and nothing speaks of pytest.",
        };
    }

    private static TestSuite Suite(PythonProject project, TestSuiteOptions options, string runner, string suffix, string script, string[] arguments) => new()
    {
        Name = SuiteCommands.Name(runner, project.Folder),
        Folder = project.Folder,
        Command = new SandboxCommand
        {
            Program = "/bin/sh",
            Arguments = ["-c", PythonScripts.Start, runner, "-c", script, $"{SuiteCommands.Folder}/{runner}{suffix}.xml", .. project.Sources, "--", .. arguments, "--"],
            WorkingDirectory = project.Folder,
            Environment = Environment,
            Timeout = options.TestTimeout,
        },
        Report = RepositoryFiles.Join(project.Folder, $"{SuiteCommands.Folder}/{runner}{suffix}.xml"),
        Format = TestReportFormat.JUnit,
        NothingRanExitCodes = [5],
        EndedExitCode = 70,
    };

    /// <summary>The first folder around a file that is no package: where unittest begins, and what it can import from.</summary>
    private static string Top(RepositoryFiles files, string project, string folder)
    {
        while (folder.Length > project.Length && files.Has($"{folder}/__init__.py"))
            folder = RepositoryFiles.Folder(folder);
        return folder;
    }

    private static string Pattern(IReadOnlyList<PythonTestFile> tests) =>
        tests.All(test => test.Name.StartsWith("test", StringComparison.Ordinal)) ? "test*.py"
        : tests.All(test => test.Name.EndsWith("_test.py", StringComparison.Ordinal)) ? "*_test.py" : "*test*.py";
}
