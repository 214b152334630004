namespace AgentLoop;

/// <summary>A file of Python's tests, by its name, and what it is written for.</summary>
internal sealed record PythonTestFile
{
    public required string Path { get; init; }

    public bool UsesPytest { get; init; }

    public bool UsesUnittest { get; init; }

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Whether a file is called as tests are.</summary>
    public static bool IsCalledSo(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        return name.EndsWith(".py", StringComparison.Ordinal)
            && (name.StartsWith("test_", StringComparison.Ordinal) || name.EndsWith("_test.py", StringComparison.Ordinal) || name is "test.py" or "tests.py");
    }

    /// <summary>Reads a file's words: what it imports, and functions that only pytest would take for tests.</summary>
    public static PythonTestFile Read(string path, string text)
    {
        bool pytest = false;
        bool unittest = false;
        foreach (string line in text.Split('\n'))
        {
            pytest |= IsFreeTest(line) || Imports(line.TrimStart(), "pytest");
            unittest |= Imports(line.TrimStart(), "unittest") || line.StartsWith("from django.test", StringComparison.Ordinal);
        }

        return new PythonTestFile { Path = path, UsesPytest = pytest, UsesUnittest = unittest };
    }

    private static bool IsFreeTest(string line) =>
        line.StartsWith("def test", StringComparison.Ordinal) || line.StartsWith("async def test", StringComparison.Ordinal);

    /// <summary>Whether a line imports a module, or something of it: <c>import a, m.b as c</c>, <c>from m import d</c>.</summary>
    private static bool Imports(string line, string module)
    {
        string? rest = line.StartsWith("import ", StringComparison.Ordinal) ? line[7..]
            : line.StartsWith("from ", StringComparison.Ordinal) ? line[5..].Split(' ')[0]
            : null;
        return rest is not null && rest.Split(',').Any(name => name.TrimStart().Split('.', ' ', '#')[0].TrimEnd().Equals(module, StringComparison.Ordinal));
    }
}
