namespace AgentLoop;

/// <summary>Finds the tests of Python: pytest where something speaks of it, unittest otherwise.</summary>
internal sealed class PythonSuiteDetector : ISuiteDetector
{
    private const int MaxFilesRead = 500;

    public async ValueTask DetectAsync(SuiteSearch search, CancellationToken cancellationToken)
    {
        List<PythonTestFile> files = await ReadAsync(search.Files, cancellationToken).ConfigureAwait(false);
        List<PythonProject> projects = await PythonProjects.FindAsync(search.Files, files, cancellationToken).ConfigureAwait(false);
        foreach (PythonProject project in projects)
        {
            if (project.Pytest is not null)
                search.Add(PythonSuites.Pytest(project, search.Options));
            else
                PythonSuites.Unittest(project, search);
            if (PythonPackages.Preparation(project, search.Options) is { } step)
                search.Prepare(step);
        }
    }

    private static async ValueTask<List<PythonTestFile>> ReadAsync(RepositoryFiles files, CancellationToken cancellationToken)
    {
        List<PythonTestFile> tests = [];
        foreach (string path in files.Paths.Where(PythonTestFile.IsCalledSo).Take(MaxFilesRead))
            tests.Add(PythonTestFile.Read(path, await files.ReadAsync(path, cancellationToken).ConfigureAwait(false) ?? ""));
        return tests;
    }
}
