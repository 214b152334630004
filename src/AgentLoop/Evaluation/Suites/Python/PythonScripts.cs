namespace AgentLoop;

/// <summary>
/// Programs that run Python's tests and write JUnit XML test by test. They are handed over on the command line, out of a candidate's reach, and take pytest
/// and the library's modules before the repository's folders are on the path. Each of them takes the report, folders of sources, <c>--</c>, arguments of its own,
/// <c>--</c>, and the tests to run, none for all.
/// </summary>
internal static class PythonScripts
{
    /// <summary>Runs the first of the repository's environments that is there, or the system's Python.</summary>
    public const string Start = """
        for python in .agentloop/venv/bin/python .venv/bin/python venv/bin/python python3; do
          case $python in */*) [ -x "$python" ] || continue;; esac
          exec "$python" "$@"
        done
        """;

    /// <summary>Its own arguments are pytest's; tests are named by their ids.</summary>
    public static string Pytest { get; } = Program("run_pytest.py");

    /// <summary>Its own arguments are the folder to begin in, the topmost, and the pattern of files. It exits with 5 where no test ran, as Python 3.12 does.</summary>
    public static string Unittest { get; } = Program("run_unittest.py");

    /// <summary>
    /// All of a program is local to functions, and nothing is left in <c>__main__</c>, so that the code under test cannot take what tells of the tests, or change it,
    /// by its name.
    /// </summary>
    private static string Program(string main)
    {
        IEnumerable<string> lines = $"{SuiteScripts.Read("report.py")}\n{SuiteScripts.Read("watch.py")}\n{SuiteScripts.Read(main)}\nrun()"
            .Split('\n').Select(line => line.Length == 0 ? line : $"    {line}");
        return $"def main():\n{string.Join('\n', lines)}\n\nglobals().pop(\"main\")()\n";
    }
}
