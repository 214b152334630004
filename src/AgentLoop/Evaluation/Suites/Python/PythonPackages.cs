namespace AgentLoop;

/// <summary>
/// What a Python project needs installed: its dependencies and never itself, since an installed copy of the untouched sources would be tested instead of a
/// candidate's.
/// </summary>
internal static class PythonPackages
{
    private const int MaxPackages = 200;

    private static readonly string[] TestGroups = ["test", "tests", "testing", "dev", "develop", "development"];

    /// <summary>The packages of a <c>pyproject.toml</c>, those for tests among them (PEP 621, PEP 735, and Poetry's names without their versions).</summary>
    public static IReadOnlyList<string> Of(TomlText toml) =>
    [
        .. toml.Of("project", "dependencies")
            .Concat(TestGroups.SelectMany(group => toml.Of("project.optional-dependencies", group)))
            .Concat(TestGroups.SelectMany(group => toml.Of("dependency-groups", group)))
            .Concat(toml.Keys("tool.poetry.dependencies").Where(name => name is not "python"))
            .Concat(TestGroups.SelectMany(group => toml.Keys($"tool.poetry.group.{group}.dependencies")))
            .Concat(toml.Keys("tool.poetry.dev-dependencies"))
            .Where(IsPackage).Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxPackages),
    ];

    /// <summary>Installs into an environment below the project, which the runs take before the system's Python.</summary>
    public static PreparationStep? Preparation(PythonProject project, TestSuiteOptions options)
    {
        if (project.Requirements.Count == 0 && project.Packages.Count == 0)
            return null;
        string[] runner = project.Pytest is null ? [] : ["pytest"];
        string[] wanted = [.. project.Requirements.SelectMany(file => new[] { "-r", file }), .. project.Packages, .. runner];
        return new PreparationStep
        {
            Commands =
            [
                SuiteCommands.MakeFolder(project.Folder),
                Command(project, options, "-m", "venv", "--system-site-packages", ".agentloop/venv") with { Program = "python3" },
                Command(project, options, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-warn-script-location", .. wanted]),
            ],
            Hosts = ["pypi.org", "files.pythonhosted.org"],
        };
    }

    private static SandboxCommand Command(PythonProject project, TestSuiteOptions options, params IReadOnlyList<string> arguments) => new()
    {
        Program = ".agentloop/venv/bin/python",
        Arguments = arguments,
        WorkingDirectory = project.Folder,
        Timeout = options.BuildTimeout,
    };

    private static bool IsPackage(string text) => text.Length is > 0 and < 200 && char.IsAsciiLetterOrDigit(text[0]) && !text.Any(char.IsControl);
}
