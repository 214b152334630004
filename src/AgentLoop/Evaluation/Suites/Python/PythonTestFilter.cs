namespace AgentLoop;

/// <summary>Names tests to the programs of <see cref="PythonScripts"/>, which take the rest of their arguments as such names.</summary>
internal sealed class PythonTestFilter : ITestFilter
{
    private readonly Func<string, string?> nameOf;

    private PythonTestFilter(Func<string, string?> nameOf) => this.nameOf = nameOf;

    /// <summary>By node ids, <c>tests/test_a.py::TestA::test_b</c>; of a row, its method's.</summary>
    public static ITestFilter Pytest { get; } = new PythonTestFilter(name => name.Contains("::", StringComparison.Ordinal) ? name.Split('[')[0] : null);

    /// <summary>By the names of methods, <c>tests.test_a.TestA.test_b</c>.</summary>
    public static ITestFilter Unittest { get; } = new PythonTestFilter(FilterNames.Method);

    public SandboxCommand? Select(SandboxCommand all, IReadOnlyList<TestResult> tests) =>
        FilterNames.Of(tests, test => nameOf(test.Name)) is { } names ? all.With(names) : null;
}
