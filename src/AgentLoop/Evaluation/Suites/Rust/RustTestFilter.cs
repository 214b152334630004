namespace AgentLoop;

/// <summary>Runs tests of Rust by their paths in their crate, in every crate that has such a one.</summary>
internal sealed class RustTestFilter(string exact) : ITestFilter
{
    public SandboxCommand? Select(SandboxCommand all, IReadOnlyList<TestResult> tests) =>
        FilterNames.Of(tests, test => PathOf(test.Name)) is { } paths ? all.With([.. paths.Prepend("--").Append(exact)]) : null;

    /// <summary>The path of a test without the crate or program that a report may put before it; documentation has none that can be said.</summary>
    private static string? PathOf(string name)
    {
        string path = name[(name.LastIndexOf(' ') + 1)..];
        return path.Split("::").All(FilterNames.IsIdentifier) ? path : null;
    }
}
