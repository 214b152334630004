using System.Collections.Frozen;

namespace AgentLoop;

/// <summary>Tells from its path what a file is for.</summary>
internal static class SourcePaths
{
    private static readonly FrozenSet<string> ForeignFolders = new[]
    {
        "bin", "obj", "dist", "node_modules", "bower_components", "vendor", "vendors", "third_party", "thirdparty", "venv", ".venv",
        "site-packages", "__pycache__", "generated", "migrations", ".git", ".github", ".vscode", ".idea",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> TestFolders = new[]
    {
        "test", "tests", "spec", "specs", "__tests__", "testing", "testdata", "fixtures", "__mocks__", "e2e", "benchmark", "benchmarks",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] ForeignEndings =
    [
        ".g.cs", ".g.i.cs", ".designer.cs", ".generated.cs", "assemblyinfo.cs", "globalusings.cs", ".min.js", ".bundle.js", ".d.ts",
            "_pb2.py",
        ".pb.go", "_gen.go", "setup.py", "conftest.py", ".config.js", ".config.ts", "build.rs", "gruntfile.js", "gulpfile.js",
    ];

    /// <summary>Whether a file was made by a tool or by others, and is not to be changed.</summary>
    public static bool IsForeign(string path) =>
        Array.Exists(ForeignEndings, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase))
            || Folders(path).Any(ForeignFolders.Contains);

    /// <summary>Whether a file holds tests. Those say what is wanted and are never changed.</summary>
    public static bool IsTest(string path)
    {
        if (Folders(path).Any(f => TestFolders.Contains(f) || IsTestProject(f)))
            return true;
        string name = System.IO.Path.GetFileNameWithoutExtension(path);
        return name.StartsWith("test_", StringComparison.OrdinalIgnoreCase)
            || Array.Exists(["test", "tests", "_test", "_tests", ".test", ".spec", "_spec", "-test"], e => EndsWithWord(name, e))
            || (name.StartsWith("Test", StringComparison.Ordinal) && name.Length > 4 && char.IsUpper(name[4]));
    }

    public static IEnumerable<string> Folders(string path) => path.Split('/').SkipLast(1);

    public static string Stem(string path) => System.IO.Path.GetFileNameWithoutExtension(path);

    private static bool IsTestProject(string folder) =>
        folder.EndsWith("Tests", StringComparison.Ordinal) || folder.EndsWith(".Test", StringComparison.Ordinal)
            || folder.EndsWith("_tests", StringComparison.Ordinal);

    /// <summary>Whether a name ends with a word, so that "latest" is no test.</summary>
    private static bool EndsWithWord(string name, string word)
    {
        if (!name.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            return false;
        int start = name.Length - word.Length;
        return start == 0 || !char.IsLetter(word[0]) || char.IsUpper(name[start]);
    }
}
