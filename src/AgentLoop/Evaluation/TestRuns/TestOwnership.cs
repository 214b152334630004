namespace AgentLoop;

/// <summary>Tells which files of a repository are its tests', by their names and by what its own run named.</summary>
/// <param name="productFolders">Folders that are named as tests are and hold the product.</param>
/// <param name="reported">What became of the untouched repository's tests.</param>
internal sealed class TestOwnership(IReadOnlyList<string> productFolders, IReadOnlyList<TestResult> reported)
{
    private readonly HashSet<string> folders = reported.SelectMany(test => test.File?.Split('/', '\\').SkipLast(1) ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private bool NamesFiles => reported.Any(test => test.File is not null);

    public bool IsOfTests(string path) => TestFiles.BelongsToTests(path) && !productFolders.Any(folder => path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal));

    /// <summary>Whether nothing but a folder's name says so, and no test was reported from a folder of that name, although the runner names the files of tests.</summary>
    public bool IsDoubtful(string path) => NamesFiles && TestFiles.FolderThatTells(path) is { } folder && !folders.Contains(folder);
}
