namespace AgentLoop;

/// <summary>Divides a repository into Python projects, by where their settings stand.</summary>
internal static class PythonProjects
{
    private static readonly string[] Manifests = ["pyproject.toml", "setup.cfg", "setup.py", "pytest.ini", ".pytest.ini", "tox.ini"];

    private static readonly string[] RequirementFiles =
    [
        "requirements.txt", "requirements-dev.txt", "requirements_dev.txt", "dev-requirements.txt", "requirements-test.txt", "requirements_test.txt", "test-requirements.txt",
        "requirements-tests.txt", "requirements/dev.txt", "requirements/test.txt", "requirements/tests.txt", "tests/requirements.txt",
    ];

    /// <summary>Files, and what in them speaks of pytest.</summary>
    private static readonly (string Name, string Mark)[] Marks =
        [("pytest.ini", ""), (".pytest.ini", ""), ("tox.ini", "pytest"), ("setup.cfg", "pytest"), ("setup.py", "pytest")];

    /// <summary>Those that have tests, the outermost first.</summary>
    public static async ValueTask<List<PythonProject>> FindAsync(RepositoryFiles files, List<PythonTestFile> tests, CancellationToken cancellationToken)
    {
        string[] folders = [.. Manifests.SelectMany(files.Named)
            .Select(RepositoryFiles.Folder).Append("").Distinct(StringComparer.Ordinal).OrderByDescending(folder => folder.Length)];
        ILookup<string, PythonTestFile> byFolder = tests.ToLookup(test => Array.Find(folders, folder => RepositoryFiles.IsIn(test.Path, folder))!, StringComparer.Ordinal);
        List<PythonProject> projects = [];
        foreach (IGrouping<string, PythonTestFile> group in byFolder.OrderBy(group => group.Key, StringComparer.Ordinal))
            projects.Add(await ReadAsync(files, group.Key, [.. group], cancellationToken).ConfigureAwait(false));
        return projects;
    }

    private static async ValueTask<PythonProject> ReadAsync(RepositoryFiles files, string folder, IReadOnlyList<PythonTestFile> tests, CancellationToken cancellationToken)
    {
        string[] requirements = [.. RequirementFiles.Where(name => files.Has(RepositoryFiles.Join(folder, name)))];
        TomlText toml = TomlText.Parse(await files.ReadAsync(RepositoryFiles.Join(folder, "pyproject.toml"), cancellationToken).ConfigureAwait(false) ?? "");
        string src = RepositoryFiles.Join(folder, "src");
        bool hasSources = !files.Has($"{src}/__init__.py")
            && files.Paths.Any(path => RepositoryFiles.IsIn(path, src) && path.EndsWith(".py", StringComparison.Ordinal));
        return new PythonProject
        {
            Folder = folder,
            Tests = tests,
            Requirements = requirements,
            Packages = PythonPackages.Of(toml),
            Sources = hasSources ? [".", "src"] : ["."],
            Pytest = await SpeaksOfPytestAsync(files, folder, toml, requirements, tests, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>What of the files speaks of pytest (https://docs.pytest.org/en/stable/reference/customize.html).</summary>
    private static async ValueTask<string?> SpeaksOfPytestAsync(
        RepositoryFiles files, string folder, TomlText toml, string[] requirements, IReadOnlyList<PythonTestFile> tests, CancellationToken cancellationToken)
    {
        if (toml.Has("tool.pytest"))
            return "\"pyproject.toml\" configures pytest";
        foreach ((string name, string mark) in Marks.Concat(requirements.Select(file => (file, "pytest"))))
        {
            if (await files.ReadAsync(RepositoryFiles.Join(folder, name), cancellationToken).ConfigureAwait(false) is { } text
                && text.Contains(mark, StringComparison.OrdinalIgnoreCase))
                return $"\"{name}\" speaks of pytest";
        }

        if (PythonPackages.Of(toml).Any(package => package.StartsWith("pytest", StringComparison.OrdinalIgnoreCase)))
            return "\"pyproject.toml\" asks for pytest";
        if (files.Named("conftest.py").FirstOrDefault(path => RepositoryFiles.IsIn(path, folder)) is { } conftest)
            return $"there is \"{conftest}\"";
        return tests.FirstOrDefault(test => test.UsesPytest) is { } file ? $"\"{file.Path}\" is written for it" : null;
    }
}
