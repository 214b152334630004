namespace AgentLoop;

/// <summary>Runs methods of a .NET test project, all rows of each: what a row is called is not what it can be named by.</summary>
internal sealed class DotNetTestFilter : ITestFilter
{
    private readonly Func<IReadOnlyList<string>, IEnumerable<string>> arguments;

    private DotNetTestFilter(Func<IReadOnlyList<string>, IEnumerable<string>> arguments) => this.arguments = arguments;

    /// <summary>
    /// The options of each runner (https://xunit.net/docs/getting-started/v3/cmdline, https://learn.microsoft.com/dotnet/core/testing/selective-unit-tests).
    /// </summary>
    public static ITestFilter Of(DotNetTestRunner runner) => runner switch
    {
        DotNetTestRunner.XunitV3 => new DotNetTestFilter(methods => methods.SelectMany(method => new[] { "-method", method })),
        DotNetTestRunner.XunitV3OnTestingPlatform => new DotNetTestFilter(methods => methods.Prepend("--filter-method")),
        DotNetTestRunner.VSTest => new DotNetTestFilter(methods => [$"--TestCaseFilter:{Expression(methods)}"]),
        _ => new DotNetTestFilter(methods => ["--filter", Expression(methods)]),
    };

    /// <summary>The methods of TUnit, which are named by their place in a tree (https://tunit.dev/docs/execution/test-filters).</summary>
    public static ITestFilter OfTree { get; } = new DotNetTestFilter(methods =>
        ["--treenode-filter", $"/*/*/*/({string.Join(")|(", methods.Select(Last).Distinct(StringComparer.Ordinal))})"]);

    public SandboxCommand? Select(SandboxCommand all, IReadOnlyList<TestResult> tests) =>
        FilterNames.Of(tests, test => FilterNames.Method(test.Name)) is { } methods ? all.With(arguments(methods)) : null;

    /// <summary>Names that contain each of these: a row's may go on after its method's.</summary>
    private static string Expression(IReadOnlyList<string> methods) => string.Join('|', methods.Select(method => $"FullyQualifiedName~{method}"));

    private static string Last(string method) => method[(method.LastIndexOf('.') + 1)..];
}
