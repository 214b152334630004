namespace AgentLoop;

/// <summary>Tells which files of a repository are its tests', by their names and by what its own run named.</summary>
/// <param name="productPaths">Folders and files that are named as tests are and hold the product.</param>
/// <param name="reported">What became of the untouched repository's tests.</param>
internal sealed class TestOwnership(IReadOnlyList<string> productPaths, IReadOnlyList<TestResult> reported)
{
    private readonly HashSet<string> files = reported.Select(test => test.File).OfType<string>().ToHashSet(StringComparer.Ordinal);

    public bool IsOfTests(string path) =>
        (TestFiles.BelongsToTests(path) || IsReported(path)) && !productPaths.Any(own => path == own || path.StartsWith(own.TrimEnd('/') + "/", StringComparison.Ordinal));

    /// <summary>Whether nothing but a folder's name says so of a source.</summary>
    public bool IsDoubtful(string path) => IsOfTests(path) && TestFiles.IsTestByFolderAlone(path);

    /// <summary>Whether tests were reported from a file that is called a check; a product's own file may hold tests too.</summary>
    private bool IsReported(string path) => Path.GetFileName(path).Contains("check", StringComparison.OrdinalIgnoreCase) && files.Any(file => file == path || path.EndsWith("/" + file, StringComparison.Ordinal));
}
