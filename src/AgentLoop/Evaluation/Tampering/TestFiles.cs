using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>Tells from its path what a file has to do with tests, by the customs of the languages. Case counts only where a custom needs it.</summary>
internal static class TestFiles
{
    private static readonly FrozenSet<string> TestFolders = Names("""
        test tests spec specs __tests__ __test__ unittest unittests e2e testdata __mocks__ __snapshots__ __fixtures__ androidtest
        integrationtest integrationtests functionaltest testfixtures commontest jvmtest cypress testutil testutils testhelper testhelpers testlib testsupport
        """);

    private static readonly FrozenSet<string> DataFolders = Names("testdata __snapshots__ __fixtures__ snapshots golden goldens cassettes fixtures");

    private static readonly string[] FolderEndings = ["Tests", ".Test", ".Tests", ".Specs", "_test", "_tests", "-test", "-tests", "_spec", "-specs"];

    private static readonly string[] NameEndings = ["_test", "_tests", ".test", ".tests", ".spec", ".specs", "_spec", "-test", "-tests", "-spec", ".cy", ".e2e"];

    private static readonly FrozenSet<string> WholeNames = Names("test tests spec specs");

    private static readonly string[] SnapshotMarks = [".snap", ".snapshot", ".golden", ".verified.", ".approved.", ".received.", ".ambr", ".snap.new"];

    /// <summary>What a file has to do with tests.</summary>
    public static TestFileKind KindOf(string path)
    {
        string[] parts = path.Split('/');
        string name = parts[^1];
        ArraySegment<string> folders = new(parts, 0, parts.Length - 1);
        if (TestSettingFiles.AreTests(name) || TestSettingFiles.AreInstalled(path))
            return TestFileKind.Configuration;
        if (TestSettingFiles.AreProjects(path, name))
            return TestFileKind.Project;
        bool isSource = SourceLanguages.Of(name) is not null;
        if (IsSnapshot(name) || (!isSource && folders.Any(DataFolders.Contains)))
            return TestFileKind.Support;
        if (folders.Any(IsTestFolder))
            return isSource ? TestFileKind.Test : TestFileKind.Support;
        return isSource && IsTestName(name) ? TestFileKind.Test : TestFileKind.Product;
    }

    /// <summary>
    /// Whether a file belongs to the tests themselves, so that a repository's own version of it can stand in for a candidate's: tests, what they read,
    /// and what says how they run. Project files are not among them, for a candidate may need a dependency or a file more.
    /// </summary>
    public static bool BelongsToTests(string path) => KindOf(path) is TestFileKind.Test or TestFileKind.Support or TestFileKind.Configuration;

    /// <summary>Whether a source is a test for the folder that it is in, and not for its own name.</summary>
    public static bool IsTestByFolderAlone(string path) => KindOf(path) == TestFileKind.Test && !IsTestName(Path.GetFileName(path));

    /// <summary>Whether a file of expected output: a change of what it says is a change of what tests want.</summary>
    public static bool IsExpectation(string path)
    {
        string[] parts = path.Split('/');
        return IsSnapshot(parts[^1]) || parts.Any(part => SaysExpected(part.ToLowerInvariant()));
    }

    private static bool SaysExpected(string part) =>
        part.Has("expected") || part.Has("golden") || part.Has("snapshot")
        || part.Has("baseline") || part.Has("approved");

    private static bool IsSnapshot(string name) => Array.Exists(SnapshotMarks, mark =>
        mark.EndsWith('.') ? name.Contains(mark, StringComparison.OrdinalIgnoreCase) : name.EndsWith(mark, StringComparison.OrdinalIgnoreCase));

    private static bool IsTestFolder(string folder) =>
        TestFolders.Contains(folder) || folder.StartsWith("test_", StringComparison.OrdinalIgnoreCase) || Array.Exists(FolderEndings, ending => EndsWithWord(folder, ending));

    private static bool IsTestName(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        if (name.StartsWith("test_", StringComparison.OrdinalIgnoreCase) || WholeNames.Contains(name))
            return true;
        if (Array.Exists(NameEndings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            return true;
        bool bumps = Path.GetExtension(file).ToLowerInvariant() is ".cs" or ".java" or ".kt" or ".scala" or ".swift" or ".php" or ".cpp" or ".cc";
        return bumps && (Array.Exists(["Test", "Tests", "Spec", "TestCase", "IT"], word => EndsWithWord(name, word))
            || (name.Begins("Test") && name.Length > 4 && char.IsUpper(name[4]) && Path.GetExtension(file) is ".java"));
    }

    /// <summary>Whether a name ends with a word that begins with a capital or a mark, so that neither "latest" nor "Contest" is a test.</summary>
    private static bool EndsWithWord(string name, string word) =>
        name.Length > word.Length && name.Ends(word)
        && (!char.IsLetter(word[0]) || char.IsLower(name[^(word.Length + 1)]) || !char.IsLetter(name[^(word.Length + 1)]));

    private static FrozenSet<string> Names(string names) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
